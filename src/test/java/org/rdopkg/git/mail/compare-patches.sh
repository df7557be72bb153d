#!/bin/sh
# Compares our patch files with git's on any repository: how many are identical, and where the
# others differ. Usage, from the top of the source tree:
#
#   src/test/java/org/rdopkg/git/mail/compare-patches.sh REPOSITORY [RANGE | -COUNT REVISION]
#
# for example: compare-patches.sh ~/src/linux v6.0..v6.1, or: ~/src/curl -2000 HEAD (the default).
set -e
mvn -q -o test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
    org.rdopkg.git.mail.CompareWithGit "$@"
