package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void resultsComeInTheOrderOfTheThings() {
    List<Integer> results = new ArrayList<>();
    InOrder.run(
        IntStream.range(0, 5000).iterator(), i -> i % 3 == 0 ? slow(i) : i * 2, results::add);
    assertThat(results).isEqualTo(IntStream.range(0, 5000).map(i -> i * 2).boxed().toList());
  }

  private static int slow(int i) {
    long spin = 0;
    for (int k = 0; k < 20_000; k++) {
      spin += k ^ i;
    }
    return spin == 1 ? 0 : i * 2;
  }

  @Test
  void thingsAreTakenOnlyALittleAheadOfTheResults() {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger given = new AtomicInteger();
    Iterator<Integer> things =
        IntStream.range(0, 1000).map(i -> taken.incrementAndGet()).iterator();
    InOrder.run(
        things,
        i -> i,
        i -> {
          given.incrementAndGet();
          assertThat(taken.get() - given.get()).isLessThan(40);
        });
    assertThat(given).hasValue(1000);
  }

  @Test
  void oneThingNeedsNoThread() {
    Thread here = Thread.currentThread();
    List<Thread> threads = new ArrayList<>();
    InOrder.run(List.of(1).iterator(), i -> Thread.currentThread(), threads::add);
    assertThat(threads).containsExactly(here);
    InOrder.run(List.of().iterator(), i -> i, i -> threads.add(here));
    assertThat(threads).hasSize(1);
  }
}
