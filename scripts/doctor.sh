# shellcheck shell=bash
# What this machine has, and what to do about what it lacks.

doctor() {
    case ${1:-} in
        '') ;;
        ecw) host_command doctor ecw ;;
        *) fail "doctor knows only: ecw" ;;
    esac
    UNWELL=0
    check ".NET SDK" "$(dotnet --version 2>/dev/null)" "install version 10: https://dotnet.microsoft.com/download"
    check "Node.js" "$(node_if_new_enough)" "install version 20 or later: https://nodejs.org"
    check "npm" "$(npm --version 2>/dev/null)" "comes with Node.js"
    check "PostgreSQL" "$(postgres_version)" "apt-get install postgresql, or as an ordinary user: ./luma up installs one into .luma/tools"
    check "setpriv" "$(setpriv --version 2>/dev/null)" "apt-get install util-linux" "$([ "$(id -u)" = 0 ] || echo optional)"
    check "ICU" "$(compgen -G '/usr/lib/*/libicuuc.so.*' | head -n 1)" "apt-get install $(icu_package)"
    check "time zones" "$(compgen -G /usr/share/zoneinfo/America/New_York)" "apt-get install tzdata"
    check "MariaDB" "$(compgen -G /usr/sbin/mariadbd)" "for tests: apt-get install mariadb-server-core mariadb-client-core" optional
    check "mysql_fdw" "$(compgen -G '/usr/lib/postgresql/*/lib/mysql_fdw.so')" "for tests and for eCW on MySQL: apt-get install postgresql-15-mysql-fdw" optional
    check "Chromium" "$(command -v chromium)" "apt-get install chromium" optional
    check "$LUMA_URL" "$(free_port)" "something else answers there: stop it, or choose another LUMA_URL"
    check "LUMA_DATA" "$(writable_data)" "$LUMA_DATA cannot be written: choose another LUMA_DATA"
    check "disk space" "$(enough_space)" "less than 2 GB is free: make room"
    [ "$UNWELL" -eq 0 ]
}

# check <what> <what was found, empty if nothing> <what to do> [optional]
check() {
    if [ -n "$2" ]; then
        printf '%-24s ok       %s\n' "$1" "$2"
    else
        printf '%-24s missing  %s\n' "$1" "$3${4:+ (not always needed)}"
        [ -n "${4:-}" ] || UNWELL=1
    fi
}

node_if_new_enough() {
    is_there node && [ "$(node_major)" -ge 20 ] && node --version
}

postgres_version() {
    local bin
    if [ -n "${LUMA_DB:-}" ]; then
        echo "your own (LUMA_DB)"
    elif bin=$(postgres_bin); then
        echo "$bin"
    fi
}

free_port() {
    local address=${LUMA_URL#*://} host port
    address=${address%%/*}
    host=${address%%:*}
    port=${address##*:}
    [ "$port" != "$address" ] || port=80
    (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null || echo "free"
}

# Asks without leaving anything behind: the nearest directory that exists must be ours to write.
existing_above_data() {
    local dir=$LUMA_DATA
    while [ ! -d "$dir" ]; do dir=$(dirname "$dir"); done
    printf '%s\n' "$dir"
}

writable_data() {
    [ -w "$(existing_above_data)" ] && echo "$LUMA_DATA"
}

enough_space() {
    local free
    free=$(df --output=avail -B1M "$(existing_above_data)" | tail -n 1 | tr -d ' ')
    [ "$free" -ge 2048 ] && echo "$((free / 1024)) GB free"
}
