// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import coop.lanterne.kernel.Digest;
import org.junit.jupiter.api.Test;

/** Keys and notes are those printed in C2SP signed-note and in the tests of Go's sumdb/note. */
class SignedNoteTest {
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String PETER_SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String ENOCH =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String PETER_LINE =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCH_LINE =
      "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

  @Test
  void theExampleOfTheFormatIsVerified() {
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    SignedNote note =
        SignedNote.parse(
            """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """);
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.verifies(key)).isTrue();
    assertThat(note.verifies(VerifierKey.parse(PETER))).isFalse();
  }

  @Test
  void aTextIsSignedAsGoSignsIt() {
    SignerKey key = SignerKey.parse(PETER_SECRET);
    assertThat(key.verifierKey().toString()).isEqualTo(PETER);
    assertThat(key.write()).isEqualTo(PETER_SECRET);
    assertThat(key.toString()).doesNotContain("AYEKF");
    assertThat(SignedNote.sign(TEXT, key).toString()).isEqualTo(TEXT + "\n" + PETER_LINE);
  }

  /** RFC 8032, section 7.1, first test: the empty message. */
  @Test
  void theFirstVectorOfRfc8032IsFound() {
    SignerKey key =
        SignerKey.of(
            "rfc8032",
            HexFormat.of()
                .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    assertThat(HexFormat.of().formatHex(key.sign(new byte[0])))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void linesOfOtherKeysAreLeftAsideAndWrongOnesOfAKnownKeyRefused() {
    VerifierKey peter = VerifierKey.parse(PETER);
    VerifierKey enoch = VerifierKey.parse(ENOCH);
    SignedNote both = SignedNote.parse(TEXT + "\n" + PETER_LINE + ENOCH_LINE);
    assertThat(both.verifies(peter)).isTrue();
    assertThat(both.verifies(enoch)).isTrue();
    SignedNote one = SignedNote.parse(TEXT + "\n" + PETER_LINE);
    assertThat(one.verifies(enoch)).isFalse();

    String broken = PETER_LINE.replace("x08go/ZJ", "x08go/ZK");
    assertThat(SignedNote.parse(TEXT + "\n" + broken).verifies(peter)).isFalse();
    assertThat(SignedNote.parse(TEXT + "\n" + PETER_LINE + broken).verifies(peter)).isFalse();
    assertThat(SignedNote.parse(TEXT + "more\n\n" + PETER_LINE).verifies(peter)).isFalse();
    assertThat(SignedNote.parse(TEXT + "\n— PeterNeumann x08goAAA\n").verifies(peter)).isFalse();
  }

  @Test
  void aNoteMayHoldEmptyLinesAndAnyLetters() {
    String text = "Ognuno sta solo sul cuor della terra\n\ned è subito sera.\n";
    SignerKey key = SignerKey.generate("quasimodo.example/salvatore", new SecureRandom());
    SignedNote note = SignedNote.sign(text, key);
    SignedNote again = SignedNote.parse(note.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(again).isEqualTo(note);
    assertThat(again.verifies(key.verifierKey())).isTrue();
  }

  @Test
  void whatIsNoNoteIsRefused() {
    for (String wrong :
        List.of(
            "",
            "\n",
            TEXT,
            TEXT + "\n",
            TEXT + "\n" + PETER_LINE.strip(),
            "\u0001" + TEXT + "\n" + PETER_LINE,
            "\r" + TEXT + "\n" + PETER_LINE,
            "\ud800" + TEXT + "\n" + PETER_LINE,
            TEXT + "\n" + PETER_LINE.replace("Peter", "Peter "),
            TEXT + "\n" + PETER_LINE.replace("Peter", "Peter+"),
            TEXT + "\n" + PETER_LINE.replace("Peter", "Peter\u00a0"),
            TEXT + "\n" + PETER_LINE.replace("AM=", "AN="), // a spare bit is set
            TEXT + "\n" + PETER_LINE.replace("AM=", "AM"),
            TEXT + "\n" + PETER_LINE.replace("— ", "- "),
            TEXT + "\n— PeterNeumann x08gow==\n",
            TEXT + "\n" + PETER_LINE + "Unexpected line.\n",
            TEXT + "\n" + PETER_LINE.repeat(101))) {
      assertThatExceptionOfType(Malformed.class)
          .as(wrong)
          .isThrownBy(() -> SignedNote.parse(wrong));
    }
    byte[] latin1 = ("é\n\n" + ENOCH_LINE).getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.parse(latin1));
  }

  /** As Go's tests do: every piece of a key, and every key with one character raised. */
  @Test
  void aMangledKeyIsRefused() {
    List<String> mangled = new ArrayList<>();
    for (String key : List.of(PETER, PETER_SECRET)) {
      for (int i = 0; i <= key.length(); i++) {
        for (int j = i + 1; j <= key.length(); j++) {
          if (j - i < key.length()) {
            mangled.add(key.substring(i, j));
          }
        }
      }
      for (int i = 0; i < key.length(); i++) {
        mangled.add(key.substring(0, i) + (char) (key.charAt(i) + 1) + key.substring(i + 1));
      }
    }
    mangled.add("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==");
    mangled.add("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    for (String key : mangled) {
      if (!key.equals(PETER)) {
        assertThatExceptionOfType(Malformed.class).as(key).isThrownBy(() -> VerifierKey.parse(key));
      }
      assertThatExceptionOfType(Malformed.class)
          .as(key)
          .isThrownBy(() -> SignerKey.parse(key))
          .withMessageNotContaining("AYEKF");
    }
  }

  @Test
  void aNewKeySignsAndItsTextFormsGiveItBack() {
    SignerKey key = SignerKey.generate("lanterne/epicerie-du-canal", new SecureRandom());
    assertThat(SignerKey.parse(key.write()).verifierKey()).isEqualTo(key.verifierKey());
    assertThat(VerifierKey.parse(key.verifierKey().toString())).isEqualTo(key.verifierKey());
    byte[] message = {1, 2, 3};
    byte[] signature = key.sign(message);
    assertThat(key.verifierKey().verifies(message, signature)).isTrue();
    for (int i = 0; i < 64; i++) {
      signature[i] ^= 1;
      assertThat(key.verifierKey().verifies(message, signature)).isFalse();
      signature[i] ^= 1;
    }
    assertThat(key.verifierKey().verifies(new byte[] {1, 2}, signature)).isFalse();
    assertThat(key.verifierKey().verifies(message, new byte[63])).isFalse();
  }

  @Test
  void aCheckpointIsSignedReadAndRefusedUnderAnotherKey() throws NotSigned {
    SignerKey key = SignerKey.of("lanterne/epicerie-du-canal", new byte[32]);
    Frontier tree = Frontier.EMPTY.grow(List.of(Merkle.leafHash(new byte[] {7}))).frontier();
    Checkpoint checkpoint = Checkpoint.of(key.verifierKey(), tree);
    String note = checkpoint.sign(key).toString();
    assertThat(note).startsWith("lanterne/epicerie-du-canal\n1\n");
    assertThat(Checkpoint.open(note, key.verifierKey())).isEqualTo(checkpoint);

    SignerKey other =
        SignerKey.of(
            "lanterne/epicerie-du-canal", "*".repeat(32).getBytes(StandardCharsets.US_ASCII));
    SignerKey elsewhere = SignerKey.of("lanterne/valmont", new byte[32]);
    for (SignerKey wrong : List.of(other, elsewhere)) {
      assertThatExceptionOfType(NotSigned.class)
          .isThrownBy(() -> Checkpoint.open(note, wrong.verifierKey()));
    }
    assertThatExceptionOfType(NotSigned.class)
        .isThrownBy(() -> Checkpoint.open(note.replaceFirst("\n1\n", "\n2\n"), key.verifierKey()));
  }

  /** The example of C2SP tlog-checkpoint, which has a cosignature in tlog-cosignature. */
  @Test
  void theExampleCheckpointIsRead() {
    String text =
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
        """;
    SignedNote note = SignedNote.parse(text);
    Checkpoint checkpoint = Checkpoint.parse(note);
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.text()).isEqualTo(note.text());
    assertThat(note.toString()).isEqualTo(text);
  }

  @Test
  void aCheckpointHasOneSpelling() {
    String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    for (String wrong :
        List.of(
            "a\n1\n",
            "a\n01\n" + root + "\n",
            "a\n+1\n" + root + "\n",
            "a\n-1\n" + root + "\n",
            "a\n9223372036854775808\n" + root + "\n",
            "a\n99999999999999999999\n" + root + "\n",
            "a\n٣\n" + root + "\n",
            "a\n1 \n" + root + "\n",
            "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
            "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
            "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n",
            "a\n0\n" + root + "\n",
            "a\n1\n" + root + "\n\nb\n",
            "\n1\n" + root + "\n")) {
      SignedNote note = SignedNote.parse(wrong + "\n" + PETER_LINE);
      assertThatExceptionOfType(Malformed.class).as(wrong).isThrownBy(() -> Checkpoint.parse(note));
    }
    Digest empty = Digest.of(new byte[0]);
    assertThat(new Checkpoint("a", 0, empty, List.of()).text())
        .isEqualTo("a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  }
}
