import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies a jar and turns the {@code invokedynamic} calls that javac writes for string concatenation
 * and for the {@code equals}, {@code hashCode} and {@code toString} of records into plain code.
 *
 * <p>The JVM links each such place at its first use, by making classes that no class-data archive
 * can hold; a few dozen of them were a tenth of the time that a short action takes. (Lambdas stay:
 * archives hold those.) The copy has fixed times and no folder entries, so that equal classes make
 * equal bytes.
 *
 * <p>Run by the build: {@code java -cp asm.jar PlainCalls.java IN.jar OUT.jar}.
 */
final class PlainCalls {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String BUILDER = "java/lang/StringBuilder";
  private static final String STRING = "Ljava/lang/String;";
  private static final String OBJECT = "Ljava/lang/Object;";

  /** In a recipe: the next argument of the call. */
  private static final char ARGUMENT = '\1';

  /** In a recipe: the next constant of the call site. */
  private static final char CONSTANT = '\2';

  private PlainCalls() {}

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
    // Frames are computed only where we write branches, in records: those know only their own
    // class.
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Rewriter rewriter = new Rewriter(writer);
    new ClassReader(bytes).accept(rewriter, 0);
    return rewriter.added.isEmpty() ? bytes : writer.toByteArray();
  }

  /** Replaces each call by one of a method that is added to the class at its end. */
  private static final class Rewriter extends ClassVisitor {
    private final List<Consumer<Rewriter>> added = new ArrayList<>();
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
          String added = replacement(n, d, factory, rest);
          if (added == null) {
            super.visitInvokeDynamicInsn(n, d, factory, rest);
          } else {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, added, d, isInterface);
          }
        }
      };
    }

    private String replacement(String name, String descriptor, Handle factory, Object... rest) {
      String made = "plain$" + added.size();
      switch (factory.getOwner()) {
        case "java/lang/invoke/StringConcatFactory" -> {
          List<Object> constants = Arrays.asList(rest).subList(1, rest.length);
          added.add(r -> r.concatenation(made, descriptor, (String) rest[0], constants));
        }
        case "java/lang/runtime/ObjectMethods" -> {
          List<String> names = List.of(((String) rest[1]).split(";"));
          List<Handle> fields = new ArrayList<>();
          Arrays.asList(rest).subList(2, rest.length).forEach(h -> fields.add((Handle) h));
          added.add(r -> r.recordMethod(made, name, descriptor, names, fields));
        }
        default -> {
          return null;
        }
      }
      return made;
    }

    @Override
    public void visitEnd() {
      added.forEach(method -> method.accept(this));
      super.visitEnd();
    }

    private MethodVisitor start(String name, String descriptor) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor code = super.visitMethod(access, name, descriptor, null, null);
      code.visitCode();
      return code;
    }

    private static void end(MethodVisitor code, int returning) {
      code.visitInsn(returning);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    private void concatenation(
        String name, String descriptor, String recipe, List<Object> constants) {
      MethodVisitor code = start(name, descriptor);
      newBuilder(code);
      Type[] arguments = Type.getArgumentTypes(descriptor);
      StringBuilder literal = new StringBuilder();
      int argument = 0;
      int constant = 0;
      int slot = 0;
      for (char c : recipe.toCharArray()) {
        if (c == ARGUMENT) {
          appendLiteral(code, literal);
          Type type = arguments[argument++];
          code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
          slot += type.getSize();
          append(code, appendable(type));
        } else if (c == CONSTANT) {
          literal.append(constants.get(constant++));
        } else {
          literal.append(c);
        }
      }
      appendLiteral(code, literal);
      toText(code);
      end(code, Opcodes.ARETURN);
    }

    private void recordMethod(
        String name, String kind, String descriptor, List<String> names, List<Handle> fields) {
      MethodVisitor code = start(name, descriptor);
      switch (kind) {
        case "toString" -> recordText(code, names, fields);
        case "hashCode" -> recordHash(code, fields);
        case "equals" -> recordEquality(code, fields);
        default -> throw new IllegalArgumentException(kind);
      }
      end(code, kind.equals("toString") ? Opcodes.ARETURN : Opcodes.IRETURN);
    }

    private void recordText(MethodVisitor code, List<String> names, List<Handle> fields) {
      newBuilder(code);
      StringBuilder literal = new StringBuilder(owner.replaceAll(".*[/$]", "") + "[");
      for (int i = 0; i < fields.size(); i++) {
        literal.append(i == 0 ? "" : ", ").append(names.get(i)).append('=');
        appendLiteral(code, literal);
        field(code, 0, fields.get(i));
        append(code, appendable(Type.getType(fields.get(i).getDesc())));
      }
      appendLiteral(code, literal.append(']'));
      toText(code);
    }

    private void recordHash(MethodVisitor code, List<Handle> fields) {
      code.visitInsn(Opcodes.ICONST_0);
      for (Handle field : fields) {
        code.visitIntInsn(Opcodes.BIPUSH, 31);
        code.visitInsn(Opcodes.IMUL);
        field(code, 0, field);
        Type type = Type.getType(field.getDesc());
        String box = box(type);
        if (box == null) {
          call(code, "java/util/Objects", "hashCode", "(" + OBJECT + ")I");
        } else {
          call(code, box, "hashCode", "(" + type.getDescriptor() + ")I");
        }
        code.visitInsn(Opcodes.IADD);
      }
    }

    /**
     * {@code a == b || b is of this record && all components are equal}, without any branch back.
     */
    private void recordEquality(MethodVisitor code, List<Handle> fields) {
      Label different = new Label();
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
      code.visitJumpInsn(Opcodes.IFEQ, different);
      for (Handle field : fields) {
        field(code, 0, field);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, owner);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), field.getDesc());
        Type type = Type.getType(field.getDesc());
        String box = box(type);
        if (box == null) {
          call(code, "java/util/Objects", "equals", "(" + OBJECT + OBJECT + ")Z");
          code.visitJumpInsn(Opcodes.IFEQ, different);
        } else {
          call(code, box, "compare", "(" + type.getDescriptor() + type.getDescriptor() + ")I");
          code.visitJumpInsn(Opcodes.IFNE, different);
        }
      }
      code.visitInsn(Opcodes.ICONST_1);
      code.visitInsn(Opcodes.IRETURN);
      code.visitLabel(different);
      code.visitFrame(Opcodes.F_NEW, 2, new Object[] {owner, "java/lang/Object"}, 0, new Object[0]);
      code.visitInsn(Opcodes.ICONST_0);
    }

    private void field(MethodVisitor code, int slot, Handle field) {
      code.visitVarInsn(Opcodes.ALOAD, slot);
      code.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), field.getDesc());
    }

    private static void call(MethodVisitor code, String type, String name, String descriptor) {
      code.visitMethodInsn(Opcodes.INVOKESTATIC, type, name, descriptor, false);
    }

    /** The class with the static methods for a primitive type; null for references. */
    private static String box(Type type) {
      return switch (type.getSort()) {
        case Type.BOOLEAN -> "java/lang/Boolean";
        case Type.BYTE -> "java/lang/Byte";
        case Type.CHAR -> "java/lang/Character";
        case Type.SHORT -> "java/lang/Short";
        case Type.INT -> "java/lang/Integer";
        case Type.LONG -> "java/lang/Long";
        case Type.FLOAT -> "java/lang/Float";
        case Type.DOUBLE -> "java/lang/Double";
        default -> null;
      };
    }

    private static void newBuilder(MethodVisitor code) {
      code.visitTypeInsn(Opcodes.NEW, BUILDER);
      code.visitInsn(Opcodes.DUP);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
    }

    private static void toText(MethodVisitor code) {
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()" + STRING, false);
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
        case Type.ARRAY -> OBJECT; // not its letters, if they are char[]
        case Type.OBJECT -> type.getDescriptor().equals(STRING) ? STRING : OBJECT;
        default -> type.getDescriptor();
      };
    }
  }
}
