#!/bin/sh
# Compares our patch files with git's on any repository: how many are identical, and where the
# others differ. Usage:
#
#   src/test/java/org/rdopkg/git/mail/compare-patches.sh REPOSITORY [RANGE | -COUNT REVISION]
#
# for example: compare-patches.sh ~/src/linux v6.0..v6.1, or: ~/src/curl -2000 HEAD (the default).
set -e
if [ $# = 0 ] || [ "$1" = --help ]; then
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
  exit 2
fi
repository=$(cd "$1" && pwd)
shift
set -- "$repository" "$@"
cd "$(dirname "$0")/../../../../../../.."
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
    org.rdopkg.git.mail.CompareWithGit "$@"
