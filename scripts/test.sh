# shellcheck shell=bash
# Running every test. The last line is always "tests: N passed, N failed".

PASSED=0
FAILED=0
SKIPPED=0
TEMPORARY=

run_tests() {
    # shellcheck disable=SC2153 # luma sets it
    local filter=${1:-} results=$RESULTS project
    # Whatever happens on the way, the last line says how it went.
    trap say_total EXIT
    need_for_tests
    if [ -n "$filter" ]; then
        # The results of a full run stay: ./luma features reads them.
        results=$(mktemp -d)
        TEMPORARY=$results
    else
        rm -rf -- "$results"
    fi
    mkdir -p "$results"

    say "building"
    if dotnet build Luma.Api.sln -c Release --nologo -v q; then
        for project in tests/*/*.csproj; do
            case $project in */TestKit/* | */Benchmarks/*) continue ;; esac
            run_test_project "$project" "$results" "$filter"
        done
        [ -n "$filter" ] || [ ! -e web/package.json ] || run_web_tests "$results"
    else
        complain "the build failed"
        FAILED=1
    fi
}

say_total() {
    local status=$?
    [ -z "$TEMPORARY" ] || rm -rf -- "$TEMPORARY"
    [ "$SKIPPED" -eq 0 ] || say "$SKIPPED skipped"
    [ $((PASSED + FAILED)) -gt 0 ] || complain "no test ran"
    if [ "$FAILED" -gt 0 ] || [ "$PASSED" -eq 0 ]; then status=1; fi
    printf 'tests: %d passed, %d failed\n' "$PASSED" "$FAILED"
    exit "$status"
}

need_for_tests() {
    need_dotnet
    need_node
    need_postgres
    # Browser tests bring their own needs.
    [ ! -d tests/Web ] || need chromium chromium
    install_missing
    # Only with PostgreSQL there is it known for which version mysql_fdw must be.
    need_mariadb
    install_missing
}

# run_test_project <csproj> <results directory> <filter>
run_test_project() {
    local name trx log status=0 started=$SECONDS options=()
    name=$(basename "$1" .csproj)
    trx=$2/$name.trx
    log=$2/$name.log
    case $3 in
        '') ;;
        *[=~]*) options=(--filter "$3") ;;
        *) options=(--filter "FullyQualifiedName~$3") ;;
    esac
    # A test that hangs must not hang everything.
    timeout --foreground --kill-after=30 20m \
        dotnet test "$1" --no-build -c Release --nologo --results-directory "$2" --logger "trx;LogFileName=$name.trx" "${options[@]}" \
        >"$log" 2>&1 || status=$?
    count "$name" "$trx" "$log" "$status" $((SECONDS - started))
}

run_web_tests() {
    local status=0 started=$SECONDS junit=$1/web.xml
    install_web_packages
    # The front ends' runner writes its results where LUMA_JUNIT says.
    LUMA_JUNIT=$junit npm test --prefix web --silent >"$1/web.log" 2>&1 || status=$?
    count web "$junit" "$1/web.log" "$status" $((SECONDS - started))
}

# count <name> <result file> <log> <exit status> <seconds>: adds to the totals and prints one line.
count() {
    local passed=0 failed=0 skipped=0
    if [ -e "$2" ]; then
        read -r passed failed skipped < <(node scripts/results.mjs "$2") || complain "$2 cannot be read"
    elif [ "$4" -eq 0 ]; then
        say "$1: no tests"
        return
    fi
    # Results may be missing, or look fine, because the run died before it was through.
    if [ "$4" -ne 0 ] && [ "$failed" -eq 0 ]; then
        complain "$1 ended with status $4 before its tests were done"
        failed=1
    fi
    [ "$failed" -eq 0 ] || cat "$3"
    say "$1: $passed passed, $failed failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped") ($5 s)"
    PASSED=$((PASSED + passed))
    FAILED=$((FAILED + failed))
    SKIPPED=$((SKIPPED + skipped))
}
