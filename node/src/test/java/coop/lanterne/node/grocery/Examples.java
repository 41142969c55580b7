// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import module java.base;

import coop.lanterne.kernel.Finding;

/** The forms of the error catalogue, and what their pages say of them. */
public final class Examples {
  private static final Path ERRORS =
      Path.of(Objects.requireNonNull(System.getProperty("lanterne.root")), "examples/errors");
  private static final Pattern FINDING =
      Pattern.compile("\"code\": \"([^\"]*)\".*\"column\": \"([^\"]*)\", \"seen\": \"([^\"]*)\"");

  private Examples() {}

  /** The folder of that error. */
  public static Path of(String code) {
    return ERRORS.resolve(code);
  }

  /** The findings that the page of that error shows, each as {@link #line}. */
  public static List<String> findings(String code) throws IOException {
    List<String> wanted = new ArrayList<>();
    Matcher finding = FINDING.matcher(Files.readString(of(code).resolve("expected.json")));
    while (finding.find()) {
      wanted.add(finding.group(1) + "|" + finding.group(2) + "|" + finding.group(3));
    }
    return wanted;
  }

  /** A finding in short. */
  public static String line(Finding finding) {
    return finding.code() + "|" + finding.place().column() + "|" + finding.seen();
  }
}
