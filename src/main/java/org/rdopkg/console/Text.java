package org.rdopkg.console;

import java.util.ArrayList;
import java.util.List;

/** A line made of styled pieces. Every piece is made safe for the terminal when it is added. */
public final class Text {
  private record Piece(String text, Style style) {}

  private final List<Piece> pieces = new ArrayList<>();

  private Text() {}

  /** A line of one plain piece. */
  public static Text of(String text) {
    return of(text, Style.PLAIN);
  }

  /** A line of one piece. */
  public static Text of(String text, Style style) {
    return new Text().add(text, style);
  }

  /** Adds a piece of one line. */
  public Text add(String text, Style style) {
    pieces.add(new Piece(Printable.line(text), style));
    return this;
  }

  /** Adds a plain piece of one line. */
  public Text plain(String text) {
    return add(text, Style.PLAIN);
  }

  /** Adds a plain piece in which line ends stay. */
  public Text block(String text) {
    pieces.add(new Piece(Printable.block(text), Style.PLAIN));
    return this;
  }

  /** Adds the pieces of another line. */
  public Text append(Text more) {
    pieces.addAll(more.pieces);
    return this;
  }

  String render(boolean colour) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(piece.style().paint(piece.text(), colour));
    }
    return out.toString();
  }
}
