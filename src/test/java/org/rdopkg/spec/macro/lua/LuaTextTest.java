package org.rdopkg.spec.macro.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuaTextTest {

  /** A host whose macros are {@code version} and {@code name}. */
  private static final class Host implements LuaHost {
    final List<String> defined = new ArrayList<>();

    @Override
    public Optional<String> expand(String text) {
      return text.contains("%(")
          ? Optional.empty()
          : Optional.of(text.replace("%{version}", "1.2~rc3").replace("%{name}", "Foo Bar SIL"));
    }

    @Override
    public void define(String definition) {
      defined.add(definition);
    }

    @Override
    public void undefine(String name) {
      defined.add("-" + name);
    }

    @Override
    public boolean isDefined(String name) {
      return name.equals("version") || name.equals("name");
    }

    @Override
    public boolean isParametric(String name) {
      return false;
    }

    @Override
    public long compareVersions(String left, String right) {
      return left.compareTo(right);
    }

    @Override
    public List<String> arguments() {
      return List.of("one", "two");
    }

    @Override
    public Optional<String> option(String letter) {
      return letter.equals("b") ? Optional.of("5") : Optional.empty();
    }
  }

  private static Optional<String> run(String code) {
    return new LuaText().answer(code, new Host());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "print(string.gsub('aXa', 'X', 'b')) @ `aba\t1`",
        "print((string.gsub(rpm.expand('%{version}'), '~', '_'))) @ 1.2_rc3",
        "local v = rpm.expand('%{version}') v = v:gsub('%.', '_') print(v) @ 1_2~rc3",
        "t=string.gsub(rpm.expand('%{name}'), ' SIL$', ''); t=string.gsub(t, '[%p%s]+', ''); print(string.lower(t)) @ foobar",
        "n = 1; b = tonumber(rpm.expand('5')); print(n + b - 1); @ 5",
        "print(#'abc' .. ('x'):rep(3) .. ('abc'):sub(2, -1):upper()) @ 3xxxBC",
        "if rpm.isdefined('version') then print('y') else print('n') end @ y",
        "print(macros.version, arg[1], opt.b, #arg) @ `1.2~rc3\tone\t5\t2`",
        "local a, n = string.gsub('1.0~b', '^.*~(%w+).*$', '%1', 1) print(n ~= 0 and a or 'stable') @ b",
        "print(string.match('foo-1.2', '(%d+)%.(%d+)')) @ `1\t2`",
        "print(string.find('abc', 'c', 1, true), nil, true) @ `3\tnil\ttrue`",
        "for i = 1, '3' do print(string.format('%u-%03d ', i, i)) end @ `1-001 2-002 3-003 `",
        "return ('a~b'):gsub('~', '') @ `ab\t1`",
        "local a, b = string.match('2.40.9000', '^(%d+)%.(%d+)%.9000$') print(a .. '.' .. (b + 1)) @ 2.41",
        "for i = 2, 1 do print(i) end print('x') @ x",
        "do local x <const> = 1 end @ ``",
      })
  void texts_are_computed_as_lua_does(String code, String output) {
    if (code.contains("<const>")) {
      assertThat(run(code)).isEmpty();
    } else {
      assertThat(run(code)).contains(output);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os.execute('touch x')",
        "io.open('x')",
        "posix.getenv('HOME')",
        "print(rpm.expand('%(date)'))",
        "while true do end",
        "for i=1,1000000000 do end",
        "for i in x do end",
        "function f() end",
        "local t = {}",
        "print(1.5)",
        "require 'x'",
        "print(x.y)",
        "rpm.execute('ls')",
        "print(",
        "rpm.load('x')",
        "print(('a'):gsub('', 'b'))",
        "print(('a'):gsub('%b()', 'b'))",
      })
  void what_reads_writes_or_runs_is_not_answered(String code) {
    assertThat(run(code)).isEmpty();
  }

  @Test
  void what_is_defined_before_something_unknown_stays() {
    Host host = new Host();
    LuaText lua = new LuaText();
    assertThat(lua.answer("rpm.define('a 1') os.exit() rpm.define('c 1')", host)).isEmpty();
    assertThat(host.defined).containsExactly("a 1");
    host.defined.clear();
    assertThat(lua.answer("rpm.define('a ' .. 2) macros.b = 'x'", host)).contains("");
    assertThat(host.defined).containsExactly("a 2", "b x");
  }

  @Test
  void a_variable_lives_on_into_the_next_piece() {
    LuaText lua = new LuaText();
    assertThat(lua.answer("x = 3", new Host())).contains("");
    assertThat(lua.answer("print(x)", new Host())).contains("3");
    assertThat(lua.answer("os.exit()", new Host())).isEmpty();
    assertThat(lua.answer("print(y)", new Host())).isEmpty();
  }
}
