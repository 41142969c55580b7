// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Words read from the property files of {@code prose}. */
record PropertyWords(Settings.Tongue tongue, Map<String, Properties> files) implements Words {
  static PropertyWords in(Settings.Tongue tongue) {
    return new PropertyWords(tongue, new ConcurrentHashMap<>());
  }

  @Override
  public String say(Message message) {
    String module = message.key().substring(0, message.key().indexOf('.'));
    String text = files.computeIfAbsent(module, this::load).getProperty(message.key());
    if (text == null) {
      throw new IllegalStateException("no words for " + message.key() + " in " + tongue);
    }
    for (Map.Entry<String, Message.Arg> arg : message.args().entrySet()) {
      text = text.replace("{" + arg.getKey() + "}", say(arg.getValue()));
    }
    return text;
  }

  private String say(Message.Arg arg) {
    return switch (arg) {
      case Message.Words w -> w.text();
      case Message.Figure f -> f.value().toPlainString();
      case Message.Share s -> s.value().movePointRight(2).toPlainString() + " %";
      case Message.Measured m -> m.amount().toString();
      case Message.Day d -> d.date().toString();
      case Message.Moment m -> m.instant().toString();
      case Message.Phrase p -> say(p.message());
    };
  }

  @Override
  public String finding(Finding f) {
    String line = f.place().line() > 0 ? ":" + f.place().line() : "";
    String column = f.place().column().isEmpty() ? "" : " [" + f.place().column() + "]";
    return f.place().source()
        + line
        + column
        + " « "
        + f.seen()
        + " » "
        + say(f.why())
        + " "
        + say(f.maybe());
  }

  @Override
  public String explain(Explanation explanation) {
    return Json.write(Json.tree(explanation.canonical()));
  }

  private Properties load(String module) {
    Properties properties = new Properties();
    String name = "/coop/lanterne/prose/" + module + "." + tongue + ".properties";
    try (var stream = PropertyWords.class.getResourceAsStream(name)) {
      if (stream != null) {
        properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
