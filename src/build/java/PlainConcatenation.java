import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies a jar and turns the string concatenations of its classes, which javac writes as {@code
 * invokedynamic}, into plain calls of StringBuilder.
 *
 * <p>The JVM links each such place at its first use, by making classes that no class-data archive
 * can hold; a few dozen of them were a tenth of the time that a short action takes. Our own code is
 * compiled without them ({@code -XDstringConcat=inline}); this is for libraries. The copy has fixed
 * times and no folder entries, so that equal classes make equal bytes.
 *
 * <p>Run by the build: {@code java -cp asm.jar PlainConcatenation.java IN.jar OUT.jar}.
 */
final class PlainConcatenation {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String BUILDER = "java/lang/StringBuilder";
  private static final String STRING = "Ljava/lang/String;";

  /** In a recipe: the next argument of the call. */
  private static final char ARGUMENT = '\1';

  /** In a recipe: the next constant of the call site. */
  private static final char CONSTANT = '\2';

  /** One concatenation: becomes a method with the signature of the call. */
  private record Site(String name, String descriptor, String recipe, List<Object> constants) {}

  private PlainConcatenation() {}

  public static void main(String[] args) throws IOException {
    try (ZipFile in = new ZipFile(args[0]);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(TIME);
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? plain(bytes) : bytes);
        out.closeEntry();
      }
    }
  }

  private static byte[] plain(byte[] bytes) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Rewriter rewriter = new Rewriter(writer);
    new ClassReader(bytes).accept(rewriter, 0);
    return rewriter.sites.isEmpty() ? bytes : writer.toByteArray();
  }

  private static final class Rewriter extends ClassVisitor {
    private final List<Site> sites = new ArrayList<>();
    private String owner = "";
    private boolean isInterface;

    Rewriter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(int v, int access, String name, String sig, String parent, String[] faces) {
      owner = name;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(v, access, name, sig, parent, faces);
    }

    @Override
    public MethodVisitor visitMethod(int a, String name, String d, String sig, String[] thrown) {
      return new MethodVisitor(Opcodes.ASM9, super.visitMethod(a, name, d, sig, thrown)) {
        @Override
        public void visitInvokeDynamicInsn(String n, String d, Handle factory, Object... rest) {
          if (!factory.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            super.visitInvokeDynamicInsn(n, d, factory, rest);
            return;
          }
          List<Object> constants = Arrays.asList(rest).subList(1, rest.length);
          Site site = new Site("concat$" + sites.size(), d, (String) rest[0], constants);
          sites.add(site);
          super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, site.name(), d, isInterface);
        }
      };
    }

    @Override
    public void visitEnd() {
      sites.forEach(this::write);
      super.visitEnd();
    }

    private void write(Site site) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor code = super.visitMethod(access, site.name(), site.descriptor(), null, null);
      code.visitCode();
      code.visitTypeInsn(Opcodes.NEW, BUILDER);
      code.visitInsn(Opcodes.DUP);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
      writeParts(site, code);
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()" + STRING, false);
      code.visitInsn(Opcodes.ARETURN);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    private static void writeParts(Site site, MethodVisitor code) {
      Type[] arguments = Type.getArgumentTypes(site.descriptor());
      StringBuilder literal = new StringBuilder();
      int argument = 0;
      int constant = 0;
      int slot = 0;
      for (char c : site.recipe().toCharArray()) {
        if (c == ARGUMENT) {
          appendLiteral(code, literal);
          Type type = arguments[argument++];
          code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
          slot += type.getSize();
          append(code, appendable(type));
        } else if (c == CONSTANT) {
          literal.append(site.constants().get(constant++));
        } else {
          literal.append(c);
        }
      }
      appendLiteral(code, literal);
    }

    private static void appendLiteral(MethodVisitor code, StringBuilder literal) {
      if (literal.length() > 0) {
        code.visitLdcInsn(literal.toString());
        append(code, STRING);
        literal.setLength(0);
      }
    }

    private static void append(MethodVisitor code, String type) {
      String descriptor = "(" + type + ")L" + BUILDER + ";";
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", descriptor, false);
    }

    /** The type that StringBuilder has an {@code append} for. */
    private static String appendable(Type type) {
      return switch (type.getSort()) {
        case Type.BYTE, Type.SHORT, Type.INT -> "I";
        case Type.ARRAY -> "Ljava/lang/Object;";
        case Type.OBJECT -> type.getDescriptor().equals(STRING) ? STRING : "Ljava/lang/Object;";
        default -> type.getDescriptor();
      };
    }
  }
}
