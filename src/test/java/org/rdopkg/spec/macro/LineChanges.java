package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.List;

/** The differences of two lists of lines, by their longest common subsequence. */
final class LineChanges {
  private LineChanges() {}

  /** The hunks, each the first and the last line (exclusive) in the old and in the new list. */
  static List<int[]> between(List<String> old, List<String> now) {
    int head = 0;
    while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
      head++;
    }
    int oldEnd = old.size();
    int nowEnd = now.size();
    while (oldEnd > head && nowEnd > head && old.get(oldEnd - 1).equals(now.get(nowEnd - 1))) {
      oldEnd--;
      nowEnd--;
    }
    int[][] common = new int[oldEnd - head + 1][nowEnd - head + 1];
    for (int i = oldEnd - head - 1; i >= 0; i--) {
      for (int j = nowEnd - head - 1; j >= 0; j--) {
        common[i][j] =
            old.get(head + i).equals(now.get(head + j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return hunks(old, now, head, common);
  }

  private static List<int[]> hunks(List<String> old, List<String> now, int head, int[][] common) {
    List<int[]> hunks = new ArrayList<>();
    int i = 0;
    int j = 0;
    int rows = common.length - 1;
    int columns = common[0].length - 1;
    while (i < rows || j < columns) {
      int[] hunk = {head + i, 0, head + j, 0};
      while (i < rows || j < columns) {
        boolean same = i < rows && j < columns && old.get(head + i).equals(now.get(head + j));
        if (same) {
          break;
        }
        boolean gone = j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1]);
        i += gone ? 1 : 0;
        j += gone ? 0 : 1;
      }
      hunk[1] = head + i;
      hunk[3] = head + j;
      if (hunk[0] < hunk[1] || hunk[2] < hunk[3]) {
        hunks.add(hunk);
      }
      while (i < rows && j < columns && old.get(head + i).equals(now.get(head + j))) {
        i++;
        j++;
      }
    }
    return hunks;
  }
}
