package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rdopkg.requirements.DependencyTokens.Token;
import org.rdopkg.requirements.SpecRequirement.Place;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.PackageTag;
import org.rdopkg.spec.macro.Unknown;

/**
 * What the packages of a spec require, sub-packages included, without what they themselves provide.
 * Lines whose conditionals do not hold do not count.
 */
public final class SpecRequires {
  private static final Set<String> JOINING = Set.of("and", "with");
  private static final Set<String> CHOOSING = Set.of("or", "if", "unless", "else", "without");

  /** Nobody nests deeper; it bounds the work on hostile specs. */
  private static final int DEEPEST = 20;

  private final PackageNames names;
  private final Map<String, List<Place>> found = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  private SpecRequires(PackageNames names) {
    this.names = names;
  }

  /**
   * What a spec requires.
   *
   * @param requirements by name
   * @param notes what could not be known, for people
   */
  public record Result(List<SpecRequirement> requirements, List<String> notes) {
    public Result {
      requirements = List.copyOf(requirements);
      notes = List.copyOf(notes);
    }
  }

  /** Reads a tag's lines: {@code requires} or {@code buildrequires}. */
  public static Result of(EvaluatedSpec spec, String tag, PackageNames names) {
    SpecRequires reader = new SpecRequires(names);
    spec.packageTags(tag).forEach(reader::line);
    Set<String> own = reader.provided(spec);
    List<SpecRequirement> requirements = new ArrayList<>();
    reader.found.forEach(
        (name, places) -> {
          if (!own.contains(name)) {
            requirements.add(new SpecRequirement(name, places));
          }
        });
    return new Result(requirements, reader.notes);
  }

  private Set<String> provided(EvaluatedSpec spec) {
    Set<String> own = new HashSet<>();
    spec.tag("name").ifPresent(tag -> own.add(names.unversioned(tag.value().text())));
    spec.subpackages().forEach(one -> own.add(names.unversioned(one.name())));
    for (PackageTag provides : spec.packageTags("provides")) {
      List<Token> tokens = DependencyTokens.of(provides.value().text());
      for (int i = 0; i < tokens.size(); i++) {
        if (!tokens.get(i).operator().isEmpty()) {
          i++;
        } else {
          own.add(names.unversioned(tokens.get(i).text()));
        }
      }
    }
    return own;
  }

  private void line(PackageTag tag) {
    if (!tag.value().isKnown()) {
      Unknown unknown = tag.value().unknowns().get(0);
      notes.add(
          "line %d: can't know what %s is: %s"
              .formatted(unknown.line(), unknown.what(), unknown.why()));
    }
    List<Token> tokens = DependencyTokens.of(tag.value().text());
    boolean aligned = DependencyTokens.of(tag.written()).size() == tokens.size();
    Set<Integer> optional = optionalWords(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean versioned = i + 2 < tokens.size() && !tokens.get(i + 1).operator().isEmpty();
      if (isName(token)) {
        String operator = versioned ? tokens.get(i + 1).operator() : "";
        String version = versioned ? withoutEpoch(tokens.get(i + 2).text()) : "";
        add(
            new Place(
                token.text(),
                operator,
                version,
                optional.contains(i),
                tag.line(),
                aligned ? i : -1));
      }
      i += versioned ? 2 : 0;
    }
  }

  private void add(Place place) {
    String name = names.unversioned(place.capability());
    found.computeIfAbsent(name, n -> new ArrayList<>()).add(place);
  }

  private static boolean isName(Token token) {
    boolean word = JOINING.contains(token.text()) || CHOOSING.contains(token.text());
    boolean unknown = token.text().indexOf('%') >= 0;
    return !token.opens() && !token.closes() && !word && !unknown && token.operator().isEmpty();
  }

  /** The words between brackets that hold an alternative or a condition. */
  private static Set<Integer> optionalWords(List<Token> tokens) {
    Set<Integer> optional = new HashSet<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.opens() && open.size() < DEEPEST) {
        open.add(i);
      } else if (token.closes() && !open.isEmpty()) {
        int start = open.remove(open.size() - 1);
        boolean chooses =
            tokens.subList(start, i).stream().anyMatch(t -> CHOOSING.contains(t.text()));
        for (int word = start; chooses && word < i; word++) {
          optional.add(word);
        }
      }
    }
    return optional;
  }

  private static String withoutEpoch(String version) {
    int colon = version.indexOf(':');
    boolean epoch = colon > 0 && version.substring(0, colon).chars().allMatch(Character::isDigit);
    return epoch ? version.substring(colon + 1) : version;
  }
}
