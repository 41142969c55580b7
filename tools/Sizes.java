// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import module java.base;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * How long the main code is: its files, its lines, and its methods, from their first word to their
 * last brace. With a number, the methods that have at least so many lines.
 *
 * <p>usage: java tools/Sizes.java FOLDER [LINES]
 */
final class Sizes {
  private record Method(String place, long lines) {}

  private static final double[] SHARES = {.5, .9, .95, .99};

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath();
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.filter(p -> p.toString().endsWith(".java"))
              .filter(p -> p.toString().contains("/src/main/java/"))
              .filter(p -> !root.relativize(p).toString().contains("target/"))
              .sorted()
              .toList();
    }
    long lines = 0;
    for (Path file : files) {
      lines += Files.readAllLines(file).size();
    }
    List<Method> methods = methods(root, files);
    methods.sort(Comparator.comparingLong(Method::lines));
    System.out.printf("%d files, %d lines, %d methods%n", files.size(), lines, methods.size());
    for (double share : SHARES) {
      int place = (int) Math.ceil(share * methods.size()) - 1;
      System.out.printf("%.0f %% of methods: %d lines at most%n", share * 100, methods.get(place).lines());
    }
    if (args.length > 1) {
      long least = Long.parseLong(args[1]);
      methods.stream()
          .filter(m -> m.lines() >= least)
          .forEach(m -> System.out.println(m.lines() + " " + m.place()));
    }
  }

  private static List<Method> methods(Path root, List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Method> methods = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
              long from = line(positions.getStartPosition(unit, method));
              long to = line(positions.getEndPosition(unit, method));
              methods.add(new Method(file + ":" + from + " " + method.getName(), to - from + 1));
            }
            return super.visitMethod(method, nothing);
          }

          private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
          }
        }.scan(unit, null);
      }
    }
    return methods;
  }
}
