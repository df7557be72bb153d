import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Copies a jar and turns lambdas and method references into small classes, as one would write them
 * by hand.
 *
 * <p>The JVM links each lambda at its first use. Although a class-data archive holds the class, the
 * linking itself runs Java code that is still interpreted: with some 600 lambdas in a {@code
 * new-version} it was a sixth of the time. A plain class comes out of the archive and is there.
 *
 * <p>What a class does follows {@link java.lang.invoke.LambdaMetafactory}: arguments are cast,
 * boxed, unboxed and widened from the interface's erased types to those of the method that is
 * called. The class joins the nest of the class that it stands in, so that it may call private
 * methods; classes in a format older than Java 11 know no nests, and keep their lambdas. So do
 * lambdas that are serializable or have more than one interface.
 *
 * <p>The copy has fixed times and the order of the original, so that equal classes make equal
 * bytes.
 *
 * <p>Run by the build: {@code java -cp asm.jar PlainLambdas.java IN.jar OUT.jar [LIST]}; LIST is a
 * file for the names of the classes that were made, one a line.
 */
final class PlainLambdas {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String OBJECT = "java/lang/Object";
  private static final String NUMBER = "java/lang/Number";
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

  /** The one object of a class that captures nothing. */
  private static final String ONE = "ONE";

  /** The oldest format of classes with nests: Java 11. */
  private static final int NESTS = Opcodes.V11;

  private final Map<String, byte[]> made = new TreeMap<>();

  /** By the host of a nest: the classes made for it. */
  private final Map<String, List<String>> members = new TreeMap<>();

  private PlainLambdas() {}

  public static void main(String[] args) throws IOException {
    PlainLambdas lambdas = new PlainLambdas();
    lambdas.copy(Path.of(args[0]), Path.of(args[1]));
    if (args.length > 2) {
      Files.write(Path.of(args[2]), lambdas.made.keySet());
    }
  }

  private void copy(Path from, Path to) throws IOException {
    try (ZipFile in = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      List<? extends ZipEntry> entries = Collections.list(in.entries());
      Map<String, byte[]> classes = new TreeMap<>();
      for (ZipEntry entry : entries) {
        if (isClass(entry)) {
          classes.put(entry.getName(), plain(in.getInputStream(entry).readAllBytes()));
        }
      }
      for (ZipEntry entry : entries) {
        byte[] bytes =
            isClass(entry)
                ? host(classes.get(entry.getName()))
                : in.getInputStream(entry).readAllBytes();
        put(out, entry.getName(), bytes);
      }
      for (Map.Entry<String, byte[]> one : made.entrySet()) {
        put(out, one.getKey() + ".class", one.getValue());
      }
    }
  }

  /** Not those of META-INF/versions: they have the names of others. */
  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
  }

  private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry copy = new ZipEntry(name);
    copy.setTimeLocal(TIME);
    out.putNextEntry(copy);
    out.write(bytes);
    out.closeEntry();
  }

  private byte[] plain(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    if ((reader.readUnsignedShort(6)) < NESTS) {
      return bytes;
    }
    ClassWriter writer = new ClassWriter(0);
    Rewriter rewriter = new Rewriter(writer);
    reader.accept(rewriter, 0);
    return rewriter.count == 0 ? bytes : writer.toByteArray();
  }

  /** The class with the new members of its nest. */
  private byte[] host(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    List<String> added = members.getOrDefault(reader.getClassName(), List.of());
    if (added.isEmpty()) {
      return bytes;
    }
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visitEnd() {
            added.forEach(this::visitNestMember);
            super.visitEnd();
          }
        },
        0);
    return writer.toByteArray();
  }

  /**
   * One lambda.
   *
   * @param method the interface's only method
   * @param type its erased type
   * @param captured what is bound to the object when it is made
   * @param face the interface
   * @param code what is called
   * @param actual the type of the interface's method in this place
   */
  private record Lambda(
      String method, Type type, Type[] captured, Type face, Handle code, Type actual) {
    boolean isStatic() {
      return code.getTag() == Opcodes.H_INVOKESTATIC;
    }

    boolean isConstructor() {
      return code.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    /** What the code takes, its receiver first. */
    List<Type> wanted() {
      List<Type> types = new ArrayList<>();
      if (!isStatic() && !isConstructor()) {
        types.add(Type.getObjectType(code.getOwner()));
      }
      types.addAll(List.of(Type.getArgumentTypes(code.getDesc())));
      return types;
    }

    Type result() {
      return isConstructor()
          ? Type.getObjectType(code.getOwner())
          : Type.getReturnType(code.getDesc());
    }

    String factory() {
      return Type.getMethodDescriptor(face, captured);
    }
  }

  private final class Rewriter extends ClassVisitor {
    private String owner = "";
    private String nest = "";
    private int version;
    private int count;

    Rewriter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(int v, int access, String name, String sig, String parent, String[] faces) {
      version = v;
      owner = name;
      nest = name;
      super.visit(v, access, name, sig, parent, faces);
    }

    @Override
    public void visitNestHost(String host) {
      nest = host;
      super.visitNestHost(host);
    }

    @Override
    public MethodVisitor visitMethod(int a, String name, String d, String sig, String[] thrown) {
      return new MethodVisitor(Opcodes.ASM9, super.visitMethod(a, name, d, sig, thrown)) {
        @Override
        public void visitInvokeDynamicInsn(String n, String d, Handle factory, Object... rest) {
          if (!isPlain(factory, rest)) {
            super.visitInvokeDynamicInsn(n, d, factory, rest);
            return;
          }
          Lambda lambda =
              new Lambda(
                  n,
                  (Type) rest[0],
                  Type.getArgumentTypes(d),
                  Type.getReturnType(d),
                  (Handle) rest[1],
                  (Type) rest[2]);
          super.visitMethodInsn(Opcodes.INVOKESTATIC, write(lambda), "of", d, false);
        }
      };
    }

    private boolean isPlain(Handle factory, Object... rest) {
      if (!factory.getOwner().equals(FACTORY) || !factory.getName().equals("metafactory")) {
        return false;
      }
      Handle code = (Handle) rest[1];
      boolean elsewhere =
          code.getTag() == Opcodes.H_INVOKESPECIAL && !code.getOwner().equals(owner);
      return !elsewhere && !code.getOwner().startsWith("[");
    }

    /** Writes the class of a lambda; its name. */
    private String write(Lambda lambda) {
      String name = owner + "$$" + ++count;
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
      String[] faces = {lambda.face().getInternalName()};
      writer.visit(version, access, name, null, OBJECT, faces);
      writer.visitNestHost(nest);
      LambdaClass code = new LambdaClass(name, lambda, writer);
      code.constructor();
      code.factory();
      code.method();
      writer.visitEnd();
      made.put(name, writer.toByteArray());
      members.computeIfAbsent(nest, key -> new ArrayList<>()).add(name);
      return name;
    }
  }

  /** Writes what the class of a lambda consists of. */
  private static final class LambdaClass {
    private final String name;
    private final Lambda lambda;
    private final ClassVisitor writer;

    LambdaClass(String name, Lambda lambda, ClassVisitor writer) {
      this.name = name;
      this.lambda = lambda;
      this.writer = writer;
    }

    private MethodVisitor start(int access, String method, String descriptor) {
      MethodVisitor code = writer.visitMethod(access, method, descriptor, null, null);
      code.visitCode();
      return code;
    }

    private static void end(MethodVisitor code, Type result) {
      code.visitInsn(result.getOpcode(Opcodes.IRETURN));
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    private String constructorType() {
      return Type.getMethodDescriptor(Type.VOID_TYPE, lambda.captured());
    }

    void constructor() {
      MethodVisitor code = start(Opcodes.ACC_PRIVATE, "<init>", constructorType());
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
      int slot = 1;
      for (int i = 0; i < lambda.captured().length; i++) {
        Type type = lambda.captured()[i];
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
        writer.visitField(access, "c" + i, type.getDescriptor(), null, null).visitEnd();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
        code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, type.getDescriptor());
        slot += type.getSize();
      }
      end(code, Type.VOID_TYPE);
    }

    /** {@code of}: a new object, or the only one when nothing is captured. */
    void factory() {
      MethodVisitor code = start(Opcodes.ACC_STATIC, "of", lambda.factory());
      if (lambda.captured().length == 0) {
        only();
        code.visitFieldInsn(Opcodes.GETSTATIC, name, ONE, "L" + name + ";");
      } else {
        make(code);
      }
      end(code, lambda.face());
    }

    private void only() {
      String type = "L" + name + ";";
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
      writer.visitField(access, ONE, type, null, null).visitEnd();
      MethodVisitor code = start(Opcodes.ACC_STATIC, "<clinit>", "()V");
      make(code);
      code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONE, type);
      end(code, Type.VOID_TYPE);
    }

    private void make(MethodVisitor code) {
      code.visitTypeInsn(Opcodes.NEW, name);
      code.visitInsn(Opcodes.DUP);
      int slot = 0;
      for (Type type : lambda.captured()) {
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
        slot += type.getSize();
      }
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructorType(), false);
    }

    /** The interface's method. */
    void method() {
      MethodVisitor code =
          start(Opcodes.ACC_PUBLIC, lambda.method(), lambda.type().getDescriptor());
      if (lambda.isConstructor()) {
        code.visitTypeInsn(Opcodes.NEW, lambda.code().getOwner());
        code.visitInsn(Opcodes.DUP);
      }
      arguments(code);
      call(code);
      Type result = lambda.type().getReturnType();
      convertResult(code, lambda.result(), result);
      end(code, result);
    }

    private void arguments(MethodVisitor code) {
      List<Type> wanted = lambda.wanted();
      int bound = lambda.captured().length;
      for (int i = 0; i < bound; i++) {
        Type type = lambda.captured()[i];
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + i, type.getDescriptor());
        convert(code, type, type, wanted.get(i));
      }
      Type[] given = lambda.type().getArgumentTypes();
      int slot = 1;
      for (int i = 0; i < given.length; i++) {
        code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), slot);
        convert(code, given[i], lambda.actual().getArgumentTypes()[i], wanted.get(bound + i));
        slot += given[i].getSize();
      }
    }

    private void call(MethodVisitor code) {
      Handle called = lambda.code();
      int opcode;
      if (lambda.isStatic()) {
        opcode = Opcodes.INVOKESTATIC;
      } else if (lambda.isConstructor()) {
        opcode = Opcodes.INVOKESPECIAL;
      } else {
        opcode = called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
      }
      code.visitMethodInsn(
          opcode, called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
    }

    private static void convertResult(MethodVisitor code, Type from, Type to) {
      if (to.getSort() != Type.VOID) {
        convert(code, from, from, to);
      } else if (from.getSize() > 0) {
        code.visitInsn(from.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
      }
    }

    /**
     * Turns the value on the stack into what is wanted.
     *
     * @param actual what the value is known to be
     */
    private static void convert(MethodVisitor code, Type from, Type actual, Type to) {
      if (isPrimitive(from) && isPrimitive(to)) {
        widen(code, from, to);
      } else if (isPrimitive(from)) {
        String box = box(from);
        String type = "(" + from.getDescriptor() + ")L" + box + ";";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", type, false);
      } else if (isPrimitive(to)) {
        unbox(code, from, actual, to);
      } else {
        cast(code, from, actual);
        cast(code, actual, to);
      }
    }

    private static void cast(MethodVisitor code, Type from, Type to) {
      if (!from.equals(to) && !to.getInternalName().equals(OBJECT)) {
        code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
      }
    }

    /** From the box that it is known to be; else from any number, or the only box that fits. */
    private static void unbox(MethodVisitor code, Type from, Type actual, Type to) {
      Type known = unboxed(actual.getInternalName());
      Type primitive = known == null ? to : known;
      boolean number = known == null && to.getSort() != Type.BOOLEAN && to.getSort() != Type.CHAR;
      String box = number ? NUMBER : box(primitive);
      cast(code, from, Type.getObjectType(box));
      String getter = primitive.getClassName() + "Value";
      String type = "()" + primitive.getDescriptor();
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, getter, type, false);
      widen(code, primitive, to);
    }

    private static boolean isPrimitive(Type type) {
      return type.getSort() < Type.ARRAY;
    }

    /** To a wider number; {@code byte}, {@code short} and {@code char} are ints to the JVM. */
    private static void widen(MethodVisitor code, Type from, Type to) {
      int source = Math.max(from.getSort(), Type.INT);
      int target = Math.max(to.getSort(), Type.INT);
      if (source == target) {
        return;
      }
      String pair = letter(source) + letter(target);
      code.visitInsn(
          switch (pair) {
            case "IJ" -> Opcodes.I2L;
            case "IF" -> Opcodes.I2F;
            case "ID" -> Opcodes.I2D;
            case "JF" -> Opcodes.L2F;
            case "JD" -> Opcodes.L2D;
            case "FD" -> Opcodes.F2D;
            default -> throw new IllegalArgumentException(from + " to " + to);
          });
    }

    private static String letter(int sort) {
      return switch (sort) {
        case Type.FLOAT -> "F";
        case Type.LONG -> "J";
        case Type.DOUBLE -> "D";
        default -> "I";
      };
    }

    private static final List<Type> PRIMITIVES =
        List.of(
            Type.BOOLEAN_TYPE,
            Type.BYTE_TYPE,
            Type.CHAR_TYPE,
            Type.SHORT_TYPE,
            Type.INT_TYPE,
            Type.LONG_TYPE,
            Type.FLOAT_TYPE,
            Type.DOUBLE_TYPE);

    private static Type unboxed(String box) {
      return PRIMITIVES.stream().filter(type -> box(type).equals(box)).findFirst().orElse(null);
    }

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
        default -> throw new IllegalArgumentException(type.toString());
      };
    }
  }
}
