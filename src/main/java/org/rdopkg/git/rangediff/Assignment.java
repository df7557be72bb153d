package org.rdopkg.git.rangediff;

import java.util.Arrays;

/**
 * The cheapest assignment of rows to columns of a square matrix of costs: the Hungarian method in
 * the form with potentials and shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987).
 * Takes a time that grows with the cube of the size.
 */
final class Assignment {
  private final int[][] cost;
  private final int size;
  private final long[] rowPotential;
  private final long[] columnPotential;
  private final int[] rowOf;

  private Assignment(int[][] cost) {
    this.cost = cost;
    this.size = cost.length;
    this.rowPotential = new long[size + 1];
    this.columnPotential = new long[size + 1];
    this.rowOf = new int[size + 1];
  }

  /** The column of each row. */
  static int[] solve(int[][] cost) {
    Assignment assignment = new Assignment(cost);
    for (int row = 1; row <= cost.length; row++) {
      assignment.place(row);
    }
    int[] columns = new int[cost.length];
    for (int column = 1; column <= cost.length; column++) {
      columns[assignment.rowOf[column] - 1] = column - 1;
    }
    return columns;
  }

  /** Finds a place for one more row; those before it may have to move. */
  private void place(int row) {
    long[] distance = new long[size + 1];
    int[] previous = new int[size + 1];
    boolean[] done = new boolean[size + 1];
    Arrays.fill(distance, Long.MAX_VALUE);
    rowOf[0] = row;
    int column = 0;
    while (rowOf[column] != 0) {
      done[column] = true;
      column = next(column, distance, previous, done);
    }
    while (column != 0) {
      rowOf[column] = rowOf[previous[column]];
      column = previous[column];
    }
  }

  private int next(int from, long[] distance, int[] previous, boolean[] done) {
    int row = rowOf[from];
    long smallest = Long.MAX_VALUE;
    int nearest = 0;
    for (int column = 1; column <= size; column++) {
      if (done[column]) {
        continue;
      }
      long reduced = cost[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
      if (reduced < distance[column]) {
        distance[column] = reduced;
        previous[column] = from;
      }
      if (distance[column] < smallest) {
        smallest = distance[column];
        nearest = column;
      }
    }
    shift(smallest, distance, done);
    return nearest;
  }

  private void shift(long by, long[] distance, boolean[] done) {
    for (int column = 0; column <= size; column++) {
      if (done[column]) {
        rowPotential[rowOf[column]] += by;
        columnPotential[column] -= by;
      } else if (distance[column] != Long.MAX_VALUE) {
        distance[column] -= by;
      }
    }
  }
}
