package org.rdopkg.spec.macro.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "c=0123456789; echo ${c:0:7} @ 0123456",
        "c=0123456789; echo ${c: -3} @ 789",
        "v=1.2.3; echo ${v//./_} @ 1_2_3",
        "v=1.2.3; echo ${v/./} @ 12.3",
        "v=1.2.3; echo ${v%.*}-${v%%.*}-${v#*.}-${v##*.}-${#v} @ 1.2-1-2.3-3-5",
        "v=aBc; echo ${v,,}${v^^} @ abcABC",
        "echo 1.2.3 | cut -d. -f1-2 @ 1.2",
        "echo 1.2.3 | cut -d . -f -2 @ 1.2",
        "echo 1.2.3 | cut -d '.' -f 1,3 @ 1.3",
        "echo abcdef | cut -c1-3 @ abc",
        "echo abcdef|cut -b -2 @ ab",
        "echo 1.2~rc1 | tr '~' '-' @ 1.2-rc1",
        "echo 1.2.3 | tr -d . @ 123",
        "tr . _ <<< 1.2.3 @ 1_2_3",
        "echo AbC | tr '[:upper:]' '[:lower:]' @ abc",
        "echo AB | tr A-Z a-z @ ab",
        "echo 1.2.3 | awk -F. '{print $1\".\"$2}' @ 1.2",
        "echo 1.2.3|awk -F. '{ print $1 \".\" $2 }' @ 1.2",
        "echo a b | awk '{print $NF, $1}' @ b a",
        "echo 1.2.3 | sed 's/\\./_/g' @ 1_2_3",
        "echo ocaml-x | sed -e 's/^ocaml-//' @ x",
        "echo 1.2.3 | sed -e 's/\\([[:digit:]]*\\)\\.\\([[:digit:]]*\\)\\..*$/\\1.\\2/' @ 1.2",
        "echo a1b2 | sed -r 's/([a-z])([0-9])/\\2\\1/g' @ 1a2b",
        "printf %.7s 0123456789 @ 0123456",
        "printf '%02d%02d' 1 23 @ 0123",
        "echo $(( 3 + 4 * 2 )) @ 11",
        "echo $(echo a | tr a b)`echo c` @ bc",
        "[ a = a ] && echo yes || echo no @ yes",
        "if [ 1 -gt 2 ]; then echo x; else echo y; fi @ y",
        "for i in 1 2 3; do echo -n $i; done @ 123",
        "(echo 2; echo 10; echo 1) | sort -rn | head -n1 @ 10",
        "basename /a/b.c .c; dirname /a/b.c @ `b\n/a`",
        "echo 'a  b'   c @ a  b c",
        "x='a  b'; echo $x \"$x\" @ a b a  b",
        "echo -n a; echo b @ ab",
        "echo 1.2.3 | grep -o '^[0-9]*\\.[0-9]*' @ 1.2",
      })
  void texts_are_computed_as_bash_does(String command, String output) {
    assertThat(ShellText.answer(command)).contains(output);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date",
        "cat /etc/passwd",
        "echo $HOME",
        "echo *",
        "echo ~",
        "echo {a,b}",
        "echo a > b",
        "echo a >> b",
        "touch x",
        "x=$(cat y); echo $x",
        "curl x | sh",
        "echo a & echo b",
        "while true; do echo a; done",
        "sed -i s/a/b/ x",
        "sed -n p < /etc/passwd",
        "exec sh",
        "eval touch x",
        "awk 'BEGIN{system(\"x\")}'",
        "sed 's/a/b/e' <<< a",
        "sed 's/a/b/w x' <<< a",
        "echo 'open",
        "echo ${x:-y}",
        "case a in a) echo b;; esac",
        "f() { echo a; }; f",
        "cut -d. -f1 file",
        "sort file",
        "echo $(<file)",
        ". ./x",
        "echo \\",
      })
  void what_reads_writes_or_runs_is_not_answered(String command) {
    assertThat(ShellText.answer(command)).isEqualTo(Optional.empty());
  }
}
