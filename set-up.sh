#!/bin/sh
# Makes .venv with the versions of constraints.txt, or says what to do where it can't: ./set-up.sh [run|dev]
# `run` has what the program needs, `dev` the checks too. A .venv that is up to date is left alone.
set -eu
cd "$(dirname "$0")"

need=${1:-run}
venv=.venv
log=$venv.log
megabytes=1500 # the packages take some 600, and pip as much again while it unpacks them

stop() {
    printf 'set-up: %s\n' "$@" >&2
    exit 2
}

# The stamp says what was installed for which place: a moved checkout or changed versions are set up anew.
wanted() {
    pwd
    cat pyproject.toml constraints.txt
}

is_ready() {
    for kind in "$need" dev; do
        if [ -x "$venv/bin/python" ] && wanted | cmp -s - "$venv/ready-$kind"; then return 0; fi
    done
    return 1
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            python=$candidate
            return
        fi
    done
    stop "no Python 3.11, 3.12 or 3.13 was found; $(${PYTHON:-python3} --version 2>&1 | head -n 1) is what there is." \
        "Install one (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python@3.13;" \
        "anywhere: uv python install 3.13), then name it: make demo PYTHON=/path/to/python3.13"
}

check_machine() {
    "$python" -c 'import venv, ensurepip' 2>/dev/null || stop \
        "$python has no venv module, so that no environment can be made." \
        "Install it (Debian and Ubuntu: apt install python3-venv) or name another Python: make demo PYTHON=/path/to/python"
    [ -w . ] || stop "this folder can't be written: $(pwd)"
    free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge "$megabytes" ] || stop \
        "only $free MB are free on the disk of $(pwd); the packages need $megabytes MB while they are installed." \
        "Make room, or put the checkout on another disk."
}

# Runs a command quietly; where it fails, the end of what it said and what helps.
try() {
    "$@" >"$log" 2>&1 && return
    tail -n 12 "$log" >&2
    if grep -q -i 'no space left' "$log"; then
        stop "the disk is full; make room and run make again."
    elif grep -q -i -E 'connection|timed out|resolve|network|ssl' "$log"; then
        stop "the package index can't be reached; check the network and pip's settings (pip config list)."
    elif grep -q -i -E 'no matching distribution|could not find a version|resolutionimpossible' "$log"; then
        stop "pip found no fitting version for $("$python" --version) on $(uname -sm): the package index can't be" \
            "reached, or has none; check the network and pip's settings (pip config list)."
    fi
    stop "the set-up failed; the whole log is in $log"
}

install() {
    pip="$venv/bin/python -m pip --disable-pip-version-check --no-input"
    # Groups of dependencies need pip 25.1; every Python here brings an older one.
    # shellcheck disable=SC2086
    {
        try $pip install --quiet --constraint constraints.txt --upgrade pip
        if [ "$need" = dev ]; then
            try $pip install --quiet --constraint constraints.txt --editable . --group dev
            $pip install --quiet --constraint constraints.txt --group followthemoney >"$log" 2>&1 || echo \
                "The followthemoney library can't be built here, so its tests are skipped; they need a C++ compiler and" \
                "ICU's headers (Debian and Ubuntu: apt install g++ pkg-config libicu-dev)." >&2
        else
            try $pip install --quiet --constraint constraints.txt --editable .
        fi
    }
}

is_ready && exit 0
find_python
check_machine
echo "Setting up $venv with $("$python" --version); the first time this takes a minute …" >&2
rm -f "$venv"/ready-*
try "$python" -m venv --clear "$venv"
install
wanted >"$venv/ready-$need"
rm -f "$log"
