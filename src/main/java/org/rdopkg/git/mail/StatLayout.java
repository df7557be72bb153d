package org.rdopkg.git.mail;

import java.util.List;

/**
 * How a diffstat of 80 columns is divided among names, numbers and graph.
 *
 * <p>When all that is wanted does not fit, the graph gets at least three eighths of the width (with
 * the number and six columns of separators) and names the rest; a graph that is too wide is scaled.
 *
 * @param nameWidth columns for the names
 * @param numberWidth columns for the numbers of lines; three at least if there is a {@code Bin}
 * @param graphWidth columns for plus and minus signs
 * @param mostLines the number of lines of the file that has most, which fills the graph
 */
record StatLayout(int nameWidth, int numberWidth, int graphWidth, int mostLines) {
  private static final int WIDTH = 80;
  private static final int SEPARATORS = 6;
  private static final int LEAST_GRAPH = 6;
  private static final String BIN = "Bin ";

  static StatLayout of(List<StatLine> lines) {
    int name = 0;
    int most = 0;
    int binary = 0;
    for (StatLine line : lines) {
      name = Math.max(name, line.name().length);
      if (line.binary()) {
        binary = Math.max(binary, binaryWidth(line));
      } else {
        most = Math.max(most, line.total());
      }
    }
    int number = Math.max(digits(most), binary > 0 ? 3 : 0);
    int graph = Math.max(most, binary - BIN.length());
    return fitted(name, number, graph, most);
  }

  private static StatLayout fitted(int name, int number, int graph, int most) {
    int room = WIDTH - number - SEPARATORS;
    if (name + graph <= room) {
      return new StatLayout(name, number, graph, most);
    }
    int share = Math.max(LEAST_GRAPH, WIDTH * 3 / 8 - number - SEPARATORS);
    int least = Math.min(graph, share);
    return name > room - least
        ? new StatLayout(room - least, number, least, most)
        : new StatLayout(name, number, room - name, most);
  }

  /** How many signs stand for a number of lines: never none for a line or more. */
  int scale(int count) {
    if (count == 0 || graphWidth > mostLines) {
      return count;
    }
    return 1 + (int) ((long) count * (graphWidth - 1) / mostLines);
  }

  /** The width of "Bin 12 -> 34 bytes", number and all. */
  private static int binaryWidth(StatLine line) {
    return 14 + digits(line.added()) + digits(line.removed());
  }

  private static int digits(int number) {
    return Integer.toString(number).length();
  }
}
