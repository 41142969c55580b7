// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Whom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The matrix that members read is what the code declares; a handler that declares nothing stops.
 */
final class AccessMatrixTest {
  private static final Path READ = Path.of("..", "docs", "access-matrix.md");

  private final TestClock clock = new TestClock("2026-11-24T05:12:00Z");
  @TempDir Path folder;

  /** A page that forgot to say whom it is for. */
  @RestController
  static final class Forgotten {
    @GetMapping("/forgotten")
    String show() {
      return "";
    }
  }

  /** A page for those who hold a mandate, which does not say for what. */
  @RestController
  static final class WithoutAct {
    @OpenTo(Whom.HOLDERS)
    @GetMapping("/without-act")
    String show() {
      return "";
    }
  }

  /** A page for readers, which does not say who knows them. */
  @RestController
  static final class WithoutAudience {
    @OpenTo(Whom.READERS)
    @GetMapping("/without-audience")
    String show() {
      return "";
    }
  }

  private Node start(Class<?>... more) {
    return Node.start(NodeOptions.local(false, folder, 0), clock, List.of(more));
  }

  @Test
  void theMatrixThatMembersReadIsWhatTheCodeDeclares() throws IOException {
    try (Node node = start()) {
      String declared = AccessMatrix.write(node);
      Path seen = Path.of("target", "access-matrix.md").toAbsolutePath();
      Files.writeString(seen, declared);
      assertThat(Files.readString(READ))
          .as("where that is meant, copy %s to docs/access-matrix.md", seen)
          .isEqualTo(declared);
    }
  }

  @Test
  void aHandlerThatDoesNotSayWhomItIsForStopsTheStart() {
    for (Class<?> wrong : List.of(Forgotten.class, WithoutAct.class, WithoutAudience.class)) {
      assertThatThrownBy(() -> start(wrong))
          .as(wrong.getSimpleName())
          .hasMessageContaining("start-failed")
          .hasMessageContaining(wrong.getSimpleName());
    }
  }
}
