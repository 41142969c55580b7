// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

import java.security.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Writes logs, checkpoints, receipts and proofs for the tests, from the texts of the formats and
 * the recursions of RFC 6962. It calls nothing of what it tests.
 */
final class SampleLog {
  static final String ORIGIN = "lanterne/epicerie-du-canal";

  /** A signer with its own key pair. */
  static final class Signer {
    final String name;
    private final KeyPair pair;

    Signer(String name) {
      this.name = name;
      try {
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private byte[] typedKey() {
      byte[] spki = pair.getPublic().getEncoded();
      byte[] typed = new byte[33];
      typed[0] = 1;
      System.arraycopy(spki, spki.length - 32, typed, 1, 32);
      return typed;
    }

    private byte[] id() {
      return Arrays.copyOf(sha(utf8(name + "\n"), typedKey()), 4);
    }

    String key() {
      return name + "+" + HexFormat.of().formatHex(id()) + "+" + b64(typedKey());
    }

    String line(String text) {
      try {
        Signature s = Signature.getInstance("Ed25519");
        s.initSign(pair.getPrivate());
        s.update(utf8(text));
        return "— " + name + " " + b64(concat(id(), s.sign())) + "\n";
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    String sign(String text) {
      return text + "\n" + line(text);
    }
  }

  final Signer signer;
  final List<byte[]> bytes = new ArrayList<>();
  final List<byte[]> stored = new ArrayList<>();
  final List<String> checkpoints = new ArrayList<>();

  /** A log of n entries with checkpoints at these sizes. */
  SampleLog(int n, int... sizes) {
    this(new Signer(ORIGIN), n, sizes);
  }

  SampleLog(Signer signer, int n, int... sizes) {
    this.signer = signer;
    for (int i = 0; i < n; i++) {
      add(encode(fields(i)));
    }
    for (int size : sizes) {
      checkpoints.add(checkpoint(size));
    }
  }

  void add(byte[] entry) {
    bytes.add(entry);
    stored.add(leaf(entry));
  }

  /** The fields of the entry n: some nil, some not, by turns. */
  static SortedMap<String, @Nullable Object> fields(long n) {
    TreeMap<String, @Nullable Object> f = new TreeMap<>();
    f.put("number", n);
    f.put("at", Instant.parse("2026-11-24T05:12:00Z").plusSeconds(60 * n).toString());
    f.put("node", "epicerie-du-canal");
    f.put("role", n % 2 == 0 ? "member" : "keeper");
    f.put("action", n == 0 ? "founding" : "decision");
    f.put("object", n % 3 == 0 ? null : "commande-" + n);
    f.put("version", n % 3 == 0 ? null : n + 1);
    f.put("payload", sha(utf8("payload " + n)));
    f.put("document", n % 4 == 0 ? sha(utf8("document " + n)) : null);
    f.put("decision", n % 2 == 0 ? "decision-" + n + "@epicerie-du-canal" : null);
    f.put("reverses", n % 5 == 0 ? "decision-" + (n + 1) + "@epicerie-du-canal" : null);
    f.put("charter", sha(utf8("charter")));
    f.put("model", n % 7 == 0 ? "model-1" : null);
    f.put("data", n % 3 == 1 ? sha(utf8("data " + n)) : null);
    return f;
  }

  /** The canonical bytes of an entry. */
  static byte[] encode(Map<String, @Nullable Object> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(utf8("lanterne\u0001"));
      out.writeByte(5);
      sized(out, utf8("entry/1"));
      out.writeByte(8);
      out.writeInt(fields.size());
      for (Map.Entry<String, @Nullable Object> f : fields.entrySet()) {
        sized(out, utf8(f.getKey()));
        switch (f.getValue()) {
          case null -> out.writeByte(0);
          case Long n -> {
            out.writeByte(3);
            out.writeLong(n);
          }
          case String s -> {
            out.writeByte(5);
            sized(out, utf8(s));
          }
          case byte[] b -> {
            out.writeByte(6);
            sized(out, b);
          }
          case Object o -> throw new IllegalArgumentException(o.toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void sized(DataOutputStream out, byte[] b) throws IOException {
    out.writeInt(b.length);
    out.write(b);
  }

  String checkpoint(int size) {
    return signer.sign(body(size));
  }

  String body(int size) {
    return signer.name + "\n" + size + "\n" + b64(mth(stored.subList(0, size))) + "\n";
  }

  String receipt(int index, int size) {
    return receipt(index, size, checkpoint(size));
  }

  String receipt(int index, int size, String checkpoint) {
    StringBuilder out = new StringBuilder("c2sp.org/tlog-proof@v1\n");
    out.append("extra ")
        .append(b64(bytes.get(index)))
        .append("\nindex ")
        .append(index)
        .append('\n');
    path(index, stored.subList(0, size)).forEach(h -> out.append(b64(h)).append('\n'));
    return out.append('\n').append(checkpoint).toString();
  }

  String consistency(int m, int n) {
    StringBuilder out = new StringBuilder("lanterne-consistency/1\n");
    proof(m, stored.subList(0, n)).forEach(h -> out.append(b64(h)).append('\n'));
    return out.toString();
  }

  /** The lines of the export, without their line feeds. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("lanterne-log/1");
    lines.add("origin " + signer.name);
    lines.add("key " + signer.key());
    lines.add("size " + bytes.size());
    for (int i = 0; i < bytes.size(); i++) {
      lines.add("entry " + i + " " + b64(stored.get(i)) + " " + b64(bytes.get(i)));
    }
    checkpoints.forEach(c -> lines.add("checkpoint " + b64(utf8(c))));
    lines.add("end");
    return lines;
  }

  String text() {
    return text(lines());
  }

  static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  Report verify(Verifier.Given... receipts) {
    return verify(text(), signer.key(), receipts);
  }

  Report verify(List<String> lines) {
    return verify(text(lines), signer.key());
  }

  static Report verify(String text, @Nullable String key, Verifier.Given... receipts) {
    try {
      return Verifier.log(
          new ByteArrayInputStream(utf8(text)), List.of(receipts), Optional.ofNullable(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ── RFC 6962, section 2.1, word for word ──

  static byte[] leaf(byte[] entry) {
    return sha(new byte[] {0}, entry);
  }

  static byte[] mth(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = below(leaves.size());
    return sha(new byte[] {1}, mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
  }

  static List<byte[]> path(int m, List<byte[]> d) {
    List<byte[]> out = new ArrayList<>();
    int n = d.size();
    if (n > 1) {
      int k = below(n);
      if (m < k) {
        out.addAll(path(m, d.subList(0, k)));
        out.add(mth(d.subList(k, n)));
      } else {
        out.addAll(path(m - k, d.subList(k, n)));
        out.add(mth(d.subList(0, k)));
      }
    }
    return out;
  }

  static List<byte[]> proof(int m, List<byte[]> d) {
    return m == 0 ? List.of() : subproof(m, d, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
    int n = d.size();
    if (m == n) {
      return b ? List.of() : List.of(mth(d));
    }
    int k = below(n);
    List<byte[]> out = new ArrayList<>();
    if (m <= k) {
      out.addAll(subproof(m, d.subList(0, k), b));
      out.add(mth(d.subList(k, n)));
    } else {
      out.addAll(subproof(m - k, d.subList(k, n), false));
      out.add(mth(d.subList(0, k)));
    }
    return out;
  }

  private static int below(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  static byte[] sha(byte[]... parts) {
    try {
      MessageDigest d = MessageDigest.getInstance("SHA-256");
      for (byte[] p : parts) {
        d.update(p);
      }
      return d.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] concat(byte[] a, byte[] b) {
    byte[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }

  static byte[] utf8(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  static String b64(byte[] b) {
    return Base64.getEncoder().encodeToString(b);
  }
}
