package org.rdopkg.sources;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rdopkg.sources.Checksum.Algorithm;

/** Source packages byte by byte, with whatever rpmbuild would not write. */
final class RpmBytes {
  private final List<File> files = new ArrayList<>();
  private String name = "foo";
  private boolean stripped;

  private static final class File {
    String headerName;
    String payloadName;
    int headerMode = 0100644;
    int payloadMode = 0100644;
    byte[] content;
    String digest;
    boolean missing;
  }

  /** Values of header tags. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Value(int type, int count, byte[] bytes) {}

  RpmBytes file(String fileName, String content) {
    File file = new File();
    file.headerName = fileName;
    file.payloadName = fileName;
    file.content = content.getBytes(StandardCharsets.UTF_8);
    file.digest = Checksum.of(file.content, Algorithm.SHA256).hex();
    files.add(file);
    return this;
  }

  RpmBytes name(String other) {
    name = other;
    return this;
  }

  RpmBytes stripped() {
    stripped = true;
    return this;
  }

  RpmBytes inPayload(String fileName, String other) {
    find(fileName).payloadName = other;
    return this;
  }

  RpmBytes headerMode(String fileName, int mode) {
    find(fileName).headerMode = mode;
    return this;
  }

  RpmBytes payloadMode(String fileName, int mode) {
    find(fileName).payloadMode = mode;
    return this;
  }

  RpmBytes digest(String fileName, String digest) {
    find(fileName).digest = digest;
    return this;
  }

  RpmBytes without(String fileName) {
    find(fileName).missing = true;
    return this;
  }

  private File find(String fileName) {
    return files.stream().filter(f -> f.headerName.equals(fileName)).findFirst().orElseThrow();
  }

  byte[] build() {
    byte[] payload = payload();
    byte[] header = header(payload);
    TreeMap<Integer, Value> signature = new TreeMap<>();
    signature.put(273, text(Checksum.of(header, Algorithm.SHA256).hex()));
    signature.put(1000, ints(header.length + payload.length));
    byte[] signatureBytes = bytes(signature);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] lead = new byte[96];
    lead[0] = (byte) 0xed;
    lead[1] = (byte) 0xab;
    lead[2] = (byte) 0xee;
    lead[3] = (byte) 0xdb;
    lead[4] = 3;
    lead[7] = 1;
    out.writeBytes(lead);
    out.writeBytes(signatureBytes);
    out.writeBytes(new byte[(8 - signatureBytes.length % 8) % 8]);
    out.writeBytes(header);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  private byte[] header(byte[] payload) {
    TreeMap<Integer, Value> tags = new TreeMap<>();
    tags.put(1000, text(name));
    tags.put(1001, text("1"));
    tags.put(1002, text("1"));
    tags.put(1006, ints(1795413600));
    tags.put(1028, ints(files.stream().mapToInt(f -> f.content.length).toArray()));
    tags.put(1030, shorts(files.stream().mapToInt(f -> f.headerMode).toArray()));
    tags.put(1035, texts(files.stream().map(f -> f.digest).toList()));
    tags.put(1106, ints(1));
    tags.put(1116, ints(new int[files.size()]));
    tags.put(1117, texts(files.stream().map(f -> f.headerName).toList()));
    tags.put(1118, texts(List.of("")));
    tags.put(5011, ints(8));
    tags.put(5092, texts(List.of(Checksum.of(payload, Algorithm.SHA256).hex())));
    tags.put(5093, ints(8));
    return bytes(tags);
  }

  private static Value text(String text) {
    return new Value(6, 1, (text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  private static Value texts(List<String> texts) {
    return new Value(
        8, texts.size(), (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8));
  }

  private static Value ints(int... numbers) {
    return numbers(4, numbers);
  }

  private static Value shorts(int... numbers) {
    return numbers(3, numbers);
  }

  private static Value numbers(int type, int[] numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int number : numbers) {
      if (type == 4) {
        bytes.write(number >>> 24);
        bytes.write(number >>> 16);
      }
      bytes.write(number >>> 8);
      bytes.write(number);
    }
    return new Value(type, numbers.length, bytes.toByteArray());
  }

  private static byte[] bytes(SortedMap<Integer, Value> tags) {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    ByteArrayOutputStream store = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(index)) {
      for (var tag : tags.entrySet()) {
        store.writeBytes(new byte[(8 - store.size() % 8) % 8]);
        out.writeInt(tag.getKey());
        out.writeInt(tag.getValue().type());
        out.writeInt(store.size());
        out.writeInt(tag.getValue().count());
        store.writeBytes(tag.getValue().bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(header)) {
      out.writeInt(0x8eade801);
      out.writeInt(0);
      out.writeInt(tags.size());
      out.writeInt(store.size());
      out.write(index.toByteArray());
      out.write(store.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return header.toByteArray();
  }

  private byte[] payload() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int number = 0;
    for (File file : files) {
      if (!file.missing) {
        if (stripped) {
          out.writeBytes(ascii(String.format("07070X%08x", number)));
          pad(out);
        } else {
          entry(out, file.payloadName, file.payloadMode, file.content.length);
        }
        out.writeBytes(file.content);
        pad(out);
      }
      number++;
    }
    entry(out, "TRAILER!!!", 0, 0);
    return out.toByteArray();
  }

  private static void entry(ByteArrayOutputStream out, String name, int mode, int size) {
    byte[] bytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
    out.writeBytes(
        ascii(
            String.format(
                "070701%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x",
                1, mode, 0, 0, 1, 0, size, 0, 0, 0, 0, bytes.length, 0)));
    out.writeBytes(bytes);
    pad(out);
  }

  private static void pad(ByteArrayOutputStream out) {
    out.writeBytes(new byte[(4 - out.size() % 4) % 4]);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
