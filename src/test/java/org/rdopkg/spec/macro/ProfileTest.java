package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdopkg.error.RdopkgException;

class ProfileTest {
  @Test
  void every_target_that_is_listed_has_its_file() {
    assertThat(Profile.targets()).isNotEmpty().doesNotHaveDuplicates();
    for (String target : Profile.targets()) {
      assertThat(Profile.of(Optional.of(target)).find("_bindir")).as(target).isPresent();
    }
  }

  @Test
  void a_target_that_is_not_listed_is_refused_with_those_that_are() {
    for (String name : new String[] {"fedora-x", "../macro/rpm", "", "rpm.macros"}) {
      assertThatThrownBy(() -> Profile.of(Optional.of(name)))
          .isInstanceOf(RdopkgException.class)
          .hasMessage("no macro profile is called " + name)
          .satisfies(e -> assertThat(((RdopkgException) e).why()).get().asString().contains("rpm"));
    }
  }
}
