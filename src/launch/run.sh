#!/bin/sh
# Becomes the program that command.mjs describes, so that no process of ours stays in between:
#   sh src/launch/run.sh start|test|check|demo|cli [arguments]
# Needs node, or deno (the image has only that).
folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
if command -v node >/dev/null 2>&1; then
  line=$(node "$folder/command.mjs" "$@") || exit 1
else
  line=$("${FACTEUR_DENO:-deno}" run --allow-all --quiet "$folder/command.mjs" "$@") || exit 1
fi
eval "exec $line"
