#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Prints how many tests and assertions the sources hold, module by module and in all, so that a
# change of the tests shows what it took away: tools/count_tests.sh [FOLDER]
# A test is a method that JUnit or ArchUnit runs, counted once however often it is run; an
# assertion is a call of assert…( or expect…(, in AssertJ, JUnit or Playwright.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
find . -path '*/src/test/java/*' -name '*.java' -exec \
  grep -HoE '@(Test|ParameterizedTest|RepeatedTest|FuzzTest|ArchTest|TestFactory)\b|\b(assert|expect)[A-Za-z]*\(' {} + |
  awk '
    function count_in(module) { if (/@[A-Za-z]+$/) tests[module]++; else assertions[module]++ }
    { module = substr($0, 3, index($0, "/src/test/") - 3); modules[module]; count_in(module); count_in("whole") }
    END {
      modules["whole"]
      for (module in modules) printf "%-22s %5d tests %6d assertions\n", module, tests[module], assertions[module]
    }' | sort
