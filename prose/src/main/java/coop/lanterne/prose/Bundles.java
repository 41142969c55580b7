// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import module java.base;

/**
 * The sentences on the class path: {@code /coop/lanterne/prose/<voice>.<fr|en>.properties}, in
 * UTF-8, where the voice is the first segment of the key. Each is read once, when it is first
 * needed, from every module that has one of that name.
 */
final class Bundles {
  private static final Map<String, Map<String, Template>> READ = new ConcurrentHashMap<>();

  private Bundles() {}

  /**
   * The sentence of that key.
   *
   * @throws IllegalStateException when there is none
   */
  static Template get(Language language, String key) {
    String file = key.substring(0, key.indexOf('.')) + "." + language.tag() + ".properties";
    Template template = READ.computeIfAbsent(file, Bundles::read).get(key);
    if (template == null) {
      throw new IllegalStateException("no sentence \"" + key + "\" in " + file);
    }
    return template;
  }

  private static Map<String, Template> read(String file) {
    Properties sentences = new Properties();
    String path = "coop/lanterne/prose/" + file;
    try {
      for (URL url : Collections.list(Bundles.class.getClassLoader().getResources(path))) {
        try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
          sentences.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    if (sentences.isEmpty()) {
      throw new IllegalStateException("no file /" + path);
    }
    Map<String, Template> templates = new HashMap<>();
    for (String key : sentences.stringPropertyNames()) {
      try {
        templates.put(key, Template.parse(sentences.getProperty(key)));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(file + ", \"" + key + "\": " + e.getMessage(), e);
      }
    }
    return Map.copyOf(templates);
  }
}
