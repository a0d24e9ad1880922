"""What a change brings: findings told again in another state of a list, and two states compared."""
