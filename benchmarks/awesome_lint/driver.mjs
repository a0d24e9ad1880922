// Runs awesome-lint on files, each in its own folder, and prints a line of JSON for each.
// node driver.mjs FOLDER-OF-THE-PACKAGE < a JSON array of paths
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';

const entry = path.join(process.argv[2], 'node_modules', 'awesome-lint', 'index.js');
const {default: lint} = await import(pathToFileURL(entry));

for (const file of JSON.parse(readFileSync(0, 'utf8'))) {
	process.chdir(path.dirname(file));
	const files = await lint({filename: path.basename(file)});
	const messages = files.flatMap(({messages}) => messages).map(({ruleId, line, reason}) => ({
		rule: ruleId ?? '',
		line: line ?? 1,
		message: reason,
	}));
	console.log(JSON.stringify({file, messages}));
}
