// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import module java.base;

/** One kept-alive connection of HTTP/1.1, which keeps its cookies as a browser does. */
final class Connection implements AutoCloseable {
  private final String host;
  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean last;
  private final Map<String, String> cookies = new TreeMap<>();
  private byte[] body = new byte[1 << 16];
  private int read;
  private String location = "";

  Connection(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    open();
  }

  private void open() throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
    out = socket.getOutputStream();
    last = false;
  }

  /** Its status; the page is in {@link #text}. */
  int get(String path) throws IOException {
    return ask("GET " + path, "");
  }

  /** The status of the answer to a form. */
  int post(String path, String form) throws IOException {
    return ask("POST " + path, form);
  }

  private int ask(String what, String form) throws IOException {
    if (last) { // the node said that it would close
      close();
      open();
    }
    StringBuilder head =
        new StringBuilder(what + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n");
    head.append("Accept: text/html\r\nAccept-Language: fr\r\n");
    if (!cookies.isEmpty()) {
      head.append("Cookie: ")
          .append(
              cookies.entrySet().stream()
                  .map(c -> c.getKey() + "=" + c.getValue())
                  .collect(Collectors.joining("; ")))
          .append("\r\n");
    }
    if (!form.isEmpty()) {
      head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
          .append(form.length())
          .append("\r\n");
    }
    out.write((head + "\r\n" + form).getBytes(StandardCharsets.US_ASCII));
    return answer();
  }

  private int answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
      String value = line.substring(line.indexOf(':') + 1).strip();
      switch (name) {
        case "content-length" -> length = Integer.parseInt(value);
        case "location" -> location = value;
        case "connection" -> last = value.equalsIgnoreCase("close");
        case "transfer-encoding" -> chunked = value.equals("chunked");
        case "set-cookie" -> {
          String pair = value.split(";")[0];
          cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        default -> {}
      }
    }
    read = 0;
    if (chunked) {
      for (int size = chunk(); size > 0; size = chunk()) {
        take(read, size);
        read += size;
        line();
      }
      line();
    } else {
      take(0, length);
      read = length;
    }
    return status;
  }

  /** Where the last answer leads, within the node. */
  String location() {
    return location.replaceFirst("^https?://[^/]+", "");
  }

  /** The first thing of that form on the last page: what stands in its first parentheses. */
  Optional<String> find(Pattern form) {
    Matcher found = form.matcher(text());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** What the last page said. */
  String text() {
    return new String(body, 0, read, StandardCharsets.UTF_8);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private void take(int from, int length) throws IOException {
    if (body.length < from + length) {
      body = Arrays.copyOf(body, 2 * (from + length));
    }
    if (in.readNBytes(body, from, length) < length) {
      throw new EOFException("an answer was cut short");
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the node closed a connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
