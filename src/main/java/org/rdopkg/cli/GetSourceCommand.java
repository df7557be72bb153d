package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.workflow.FetchedSource;
import org.rdopkg.workflow.FetchedSource.Signature;
import org.rdopkg.workflow.GetSourceWorkflow;

/** {@code rdopkg get-source}. */
final class GetSourceCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Download Source0 of the spec, unless it is here.",
              "",
              "What the file `sources` lists comes from the distribution's lookaside cache (see"
                  + " `rdopkg conf`: lookaside), else from the URL of the Source, and its checksum"
                  + " must be right. A signature that %%prep checks with %%{gpgverify} is checked"
                  + " too. A download that was interrupted goes on where it stopped.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg get-source",
              "  rdopkg get-source --all         all Sources, and all files of `sources`",
              "  rdopkg get-source --all --json  for machines");
  private final Flag all =
      syntax.flag("--all", "Get all Sources of the spec, and all files that `sources` lists.");
  private final Flag force =
      syntax.flag("-f --force", "Replace files that are not what `sources` says.");
  private final Flag noSignature =
      syntax.flag("--no-signature", "Do not check upstream's signatures.");
  private final Flag json = syntax.flag("--json", "Print what became of each as a JSON object.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    List<FetchedSource> sources =
        new GetSourceWorkflow(context.environment(), new ConsoleNarrator(console))
            .run(new GetSourceWorkflow.Request(all.given(), force.given(), !noSignature.given()));
    boolean failed = false;
    for (FetchedSource source : sources) {
      tell(console, source);
      failed |= source.failure().isPresent();
    }
    if (json.given()) {
      Json.print(console, toJson(sources));
    }
    return failed ? ExitCode.ERROR : ExitCode.SUCCESS;
  }

  private static void tell(Console console, FetchedSource source) {
    switch (source.state()) {
      case PRESENT -> console.note(source.name() + " already present" + rightness(source));
      case DOWNLOADED ->
          console.note(
              source.name()
                  + " downloaded from "
                  + source.from().orElseThrow()
                  + rightness(source));
      case FAILED -> console.error(source.failure().orElseThrow());
    }
    if (source.signature().kind() == Signature.Kind.UNCHECKED) {
      console.warn(
          "the signature of " + source.name() + " is not checked: " + source.signature().detail());
    }
  }

  private static String rightness(FetchedSource source) {
    String sum =
        source.checksum().map(c -> ", " + c.algorithm().lowerCase() + " is right").orElse("");
    Signature signature = source.signature();
    return signature.kind() == Signature.Kind.GOOD
        ? sum + ", signed by " + signature.detail()
        : sum;
  }

  private static JsonObject toJson(List<FetchedSource> sources) {
    JsonArray list = new JsonArray();
    for (FetchedSource source : sources) {
      JsonObject entry = new JsonObject();
      entry.addProperty("number", source.number().isPresent() ? source.number().getAsInt() : null);
      entry.addProperty("name", source.name());
      entry.addProperty("state", lower(source.state()));
      entry.addProperty("url", source.from().orElse(null));
      entry.addProperty(
          "checksum_type", source.checksum().map(c -> c.algorithm().lowerCase()).orElse(null));
      entry.addProperty("checksum", source.checksum().map(c -> c.hex()).orElse(null));
      entry.addProperty("signature", lower(source.signature().kind()));
      entry.addProperty("signature_detail", source.signature().detail());
      entry.addProperty("error", source.failure().map(RdopkgException::what).orElse(null));
      entry.addProperty("reason", source.failure().flatMap(RdopkgException::why).orElse(null));
      list.add(entry);
    }
    JsonObject object = new JsonObject();
    object.add("sources", list);
    return object;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
