package org.rdopkg.build;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A document in Markdown, its links turned into the site's, its headings given names. */
final class Markdown {
  private final Node document;
  private final Map<Node, String> ids = new HashMap<>();

  Markdown(String text, UnaryOperator<String> links) {
    document = Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(text);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            link.setDestination(links.apply(link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            image.setDestination(links.apply(image.getDestination()));
            visitChildren(image);
          }

          @Override
          public void visit(Heading heading) {
            ids.put(heading, unique(slug(plain(heading))));
            visitChildren(heading);
          }
        });
  }

  private String unique(String slug) {
    String id = slug;
    for (int i = 1; ids.containsValue(id); i++) {
      id = slug + "-" + i;
    }
    return id;
  }

  /** The text of the first heading. */
  String title() {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        return plain(heading);
      }
    }
    throw new IllegalArgumentException("a page without a heading");
  }

  String html() {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  if (ids.containsKey(node)) {
                    attributes.put("id", ids.get(node));
                  }
                })
        .build()
        .render(document);
  }

  /** As GitHub names headings, so that links to them work there too. */
  static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private static String plain(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
