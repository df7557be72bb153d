package org.rdopkg.requirements.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
  private static boolean holds(String marker, String python) {
    return Marker.parse(marker).orElseThrow().holds(PythonEnvironment.of(python).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python_version>='3.4'                                  | 3.12 | true",
        "python_version>='3.4'                                  | 3.3  | false",
        "python_version<'3.10'                                  | 3.9  | true",
        "python_version<'3.9'                                   | 3.12 | false",
        "python_version=='3.1'                                  | 3.10 | false",
        "python_version=='3.*'                                  | 3.10 | true",
        "python_version~='3.6'                                  | 3.12 | true",
        "python_version=='2.7' or python_version=='2.6'         | 2.7  | true",
        "python_version=='2.7' or python_version=='2.6'         | 3.6  | false",
        "python_version in '2.6 2.7 3.2 3.3'                    | 3.2  | true",
        "python_version not in '2.6 2.7 3.2 3.3'                | 3.2  | false",
        "'3.6' <= python_version                                | 3.7  | true",
        "'3.8' > python_version                                 | 3.7  | true",
        "'linux' in sys_platform                                | 2.7  | true",
        "sys_platform=='win32'                                  | 3.9  | false",
        "sys_platform != 'win32' and python_version < '3'       | 2.7  | true",
        "os_name=='posix' or sys_platform=='win32' and python_version<'3' | 3.9 | true",
        "(os_name=='posix' or sys_platform=='win32') and python_version<'3' | 3.9 | false",
        "((python_version>='3'))and(os_name=='posix')           | 3.9  | true",
        "platform_system == \"Linux\"                           | 3.9  | true",
        "implementation_name == 'pypy'                          | 3.9  | false",
        "platform_python_implementation=='CPython'              | 3.9  | true",
        "python_full_version < '3.10.2'                         | 3.10 | false",
        "python_full_version < '3.10.2'                         | 3.10.1 | true",
        "python_full_version >= '3.10.2'                        | 3.10 | true",
        "extra == 'test'                                        | 3.9  | false",
        "extra != 'test'                                        | 3.9  | true",
        "python_version == '2.7' and extra == 'test' or os_name == 'nt' | 2.7 | false",
        "os.name == 'posix'                                     | 3.9  | true",
        "python_implementation == 'CPython'                     | 3.9  | true",
        "platform_machine not in 'x86_64 amd64'                 | 3.9  | false",
        "platform_machine not   in 'arm'                        | 3.9  | true"
      })
  void markersHoldWhenPep508SaysSo(String marker, String python, boolean holds) {
    assertThat(holds(marker, python)).isEqualTo(holds);
    assertThat(holds(Marker.parse(marker).orElseThrow().toString(), python)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "python_version",
        "python_version >=",
        "python_version >= 3.6",
        "foo == 'x'",
        "python_version >= '3' and",
        "(python_version >= '3'",
        "python_version >= '3')",
        "python_version => '3'",
        "python_version not '3'",
        "python_version >= '3",
        "python_version >= '3' python_version < '4'",
        "or python_version >= '3'",
        "python_version >= '3' xor os_name == 'nt'",
        "os_name in_ 'x'"
      })
  void otherTextsAreNoMarkers(String text) {
    assertThat(Marker.parse(text)).isEmpty();
  }

  @Test
  void deepNestingIsRefusedAndNotDiedOf() {
    assertThat(Marker.parse("(".repeat(4000) + "os_name=='x'" + ")".repeat(4000))).isEmpty();
    assertThat(Marker.parse("(".repeat(40) + "os_name=='x'" + ")".repeat(40))).isPresent();
  }

  @Test
  void noExtraIsAskedFor() {
    PythonEnvironment environment = PythonEnvironment.of("3.9").orElseThrow();
    assertThat(Marker.parse("extra == 'foo.bar'").orElseThrow().holds(environment)).isFalse();
    assertThat(Marker.parse("'1.0' == extra").orElseThrow().holds(environment)).isFalse();
    assertThat(Marker.parse("extra != '1.0'").orElseThrow().holds(environment)).isTrue();
    assertThat(Marker.parse("'foo' in extra").orElseThrow().holds(environment)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "x", "", "3.", "3.x", "3.9.1.2", "-3.9", "3.9999", "+3.9"})
  void aPythonVersionIsTwoOrThreeNumbers(String text) {
    assertThat(PythonEnvironment.of(text)).isEmpty();
  }
}
