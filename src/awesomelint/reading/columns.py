"""What each column of a table has, read from the words of its header.

The words are those of the tables in 94 lists, and the same words in the languages of these lists.
A word that is not known says nothing: a wrong guess would make entries of rows that are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from awesomelint.reading.grammar import SHORTCODE
from awesomelint.reading.model import ColumnRole, Inline
from awesomelint.reading.skeleton import CODE, ESCAPE, FILLER, LINK

_TITLES = """
name title project tool model api app application library framework package resource product
service dataset benchmark book course tutorial software plugin extension theme game method skill
agent implementation module script crate gem component template algorithm
名称 名稱 名字 标题 標題 题目 項目 项目 專案 项目名称 工具 模型 大模型 模型名称
软件 軟件 应用 產品 产品 书名 数据集 资源
名前 タイトル プロジェクト ツール モデル アプリ ライブラリ データセット 書名
이름 명칭 제목 프로젝트 도구 모델 앱 라이브러리 데이터셋 서비스
название имя наименование проект инструмент модель приложение библиотека сервис книга курс скилл
nombre título titulo proyecto herramienta modelo aplicación biblioteca recurso libro curso
nome projeto ferramenta aplicativo livro recurso
nom titre projet outil modèle bibliothèque livre
titel projekt werkzeug modell anwendung bibliothek buch
titolo progetto strumento modello libreria libro
الاسم العنوان المشروع الأداة नाम शीर्षक
"""
# A column with one of these names is that of the title, if no other column is.
_WORKS = """
paper article repo repository 论文 論文 文章 仓库 倉庫 リポジトリ 논문 저장소 статья репозиторий
artículo repositorio
"""
_LINKS = """
link links url urls website site homepage page web address source code github gitlab git arxiv pdf
download demo documentation docs official
链接 鏈接 連結 网址 網址 地址 官网 官網 主页 代码 源码 原文
リンク サイト ホームページ 링크 주소 사이트 홈페이지 코드
ссылка ссылки сайт адрес код enlace enlaces sitio código lien liens adresse
verweis webseite quelle sito collegamento ligação الرابط लिंक
"""
_DESCRIPTIONS = """
description about summary overview details notes note abstract tagline desc explanation
purpose comment comments remarks introduction intro
描述 说明 說明 简介 簡介 介绍 介紹 概述 备注 備註 摘要
説明 概要 備考 설명 소개 요약 비고
описание примечание комментарий descripción descripcion resumen descrição descricao resumo
beschreibung descrizione descriptif résumé الوصف विवरण
"""
_DATES = """
date year month published released added updated time when
日期 时间 時間 年份 发布时间 发布日期 更新时间 年月 日付 発表 公開日 年
날짜 연도 출시일 дата год fecha año ano datum jahr anno année التاريخ तारीख
"""
_TAGS = """
license licence language languages platform platforms category categories type tags tag topic topics
auth https cors os country
许可 许可证 許可證 协议 语言 語言 平台 类别 分类 标签 ライセンス 言語 カテゴリ 라이선스 언어 분류
лицензия язык платформа платформы категория licencia idioma plataforma categoría licença lizenz
"""
_NUMBERS = "stars star ⭐ ★ citations citation 星 星标 引用 スター 별 звёзды estrellas"
_INDEXES = (
    "# no no. nr nr. num id rank index s.no 序号 序號 编号 編號 排名 番号 번호 순위 номер место"
)

_ROLES: dict[str, ColumnRole] = {
    **dict.fromkeys(_INDEXES.split(), "index"),
    **dict.fromkeys(_NUMBERS.split(), "number"),
    **dict.fromkeys(_TAGS.split(), "tag"),
    **dict.fromkeys(_DATES.split(), "date"),
    **dict.fromkeys(_DESCRIPTIONS.split(), "description"),
    **dict.fromkeys(_LINKS.split(), "link"),
    **dict.fromkeys(_TITLES.split(), "title"),
    **dict.fromkeys(_WORKS.split(), "work"),
    "language model": "title",
    "last updated": "date",
    "last update": "date",
    "last commit": "date",
}
# A name of two or three words has the role of its last word: `Release date`, `Paper link`.
_LAST = frozenset("name title link url date year page website description summary stars".split())
# `Date of release`, `fecha de publicación`, `год выпуска`; `公開年`, `发布时间`.
_FIRST_OF_DATES = frozenset("date year fecha año data ano année datum jahr anno дата год".split())
_ENDS_OF_DATES = (
    "年",
    "年份",
    "年月",
    "年度",
    "日期",
    "时间",
    "時間",
    "日付",
    "年月日",
    "연도",
    "날짜",
    "jahr",
    "datum",
)
# Strings, so that `re` compiles them when there is a table. `_SEVERAL` cuts `Paper / Code` in two.
_SEVERAL = r"[/&+,;|(（、・]|\band\b"
_MARKUP = f"[{LINK}-{ESCAPE}]{FILLER}*"
_EDGES = r"^[^\w#⭐★]+|[^\w#⭐★.]+$"


def read_roles(header: Sequence[Inline]) -> tuple[ColumnRole | None, ...]:
    """Return the role of each column of a table; None if its header says nothing.

    The column of the title is the first with a name for titles, otherwise the first with a name for
    works.
    """
    roles = [_role(cell_text(cell)) for cell in header]
    title = next((roles.index(role) for role in ("title", "work") if role in roles), None)
    return tuple(
        _role_next_to_title(role, index, title) if role in ("title", "work") else role
        for index, role in enumerate(roles)
    )


def _role_next_to_title(
    role: ColumnRole | None, index: int, title: int | None
) -> ColumnRole | None:
    """Return the role of a column with a name for titles or works; `title` is the title's index."""
    if index == title:
        return "title"
    return "link" if role == "work" else None


def cell_text(cell: Inline) -> str:
    """Return the text of a cell as a reader sees it: links and code without marks, no images."""

    def visible_text(match: re.Match[str]) -> str:
        if match[0][0] == LINK:
            return cell.links[match.start()].title
        return cell.content[slice(*match.span())].strip("`") if match[0][0] == CODE else ""

    if cell.skeleton.isascii():
        return cell.skeleton.strip()
    return re.sub(_MARKUP, visible_text, cell.skeleton).strip()


def _role(text: str) -> ColumnRole | None:
    plain = re.sub(SHORTCODE, "", unicodedata.normalize("NFKC", text).casefold())
    name = re.sub(_EDGES, "", " ".join(plain.split()))
    if name in _ROLES or not name:
        return _ROLES.get(name)
    parts = [re.sub(_EDGES, "", part) for part in re.split(_SEVERAL, name)]
    return next((role for part in parts if (role := _ROLES.get(part) or _compound(part))), None)


def _compound(name: str) -> ColumnRole | None:
    words = name.split()
    if len(words) in (2, 3) and words[0] in _FIRST_OF_DATES:
        return "date"
    if name.endswith(_ENDS_OF_DATES):
        return "date"
    return _ROLES[words[-1]] if len(words) in (2, 3) and words[-1] in _LAST else None
