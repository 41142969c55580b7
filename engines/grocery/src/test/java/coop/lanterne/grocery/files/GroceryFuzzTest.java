// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.code_intelligence.jazzer.junit.FuzzTest;
import coop.lanterne.grocery.order.OrderPolicy;

/** Whatever the bytes of a file: rows and findings, and nothing of a file that is refused. */
class GroceryFuzzTest {
  private static final Known KNOWN = known();

  private static Known known() {
    Known nothing = Known.nothing(LocalDate.of(2026, 11, 24));
    List<Supplier> suppliers =
        read(
                FileKind.SUPPLIERS,
                "supplier,name,order_days,delivery_days,lead_days\nbief,Le Bief,mon,tue,1\n"
                    .getBytes(StandardCharsets.UTF_8),
                nothing)
            .values(Supplier.class);
    Known first = Known.of(suppliers, List.of(), LocalDate.of(2026, 11, 24));
    return Known.of(
        suppliers,
        read(
                FileKind.PRODUCTS,
                ("product,name,family,unit,supplier,pack,shelf_life_days\n"
                        + "batavia,Batavia,l,piece,bief,6,4\n")
                    .getBytes(StandardCharsets.UTF_8),
                first)
            .values(Product.class),
        LocalDate.of(2026, 11, 24));
  }

  private static Imported read(FileKind kind, byte[] bytes, Known known) {
    try {
      return GroceryFiles.read(kind, "any", new ByteArrayInputStream(bytes), known);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @FuzzTest
  void anyFile(byte[] bytes) {
    for (FileKind kind : FileKind.values()) {
      Imported imported = read(kind, bytes, KNOWN);
      assertThat(imported.stopped() && !imported.rows().isEmpty()).isFalse();
      assertThat(imported.setAside()).isNotNegative();
      imported.findings().forEach(f -> assertThat(f.canonical()).isNotNull());
    }
  }

  @FuzzTest
  void anyPolicy(byte[] yaml) {
    OrderPolicy.Reading reading = OrderPolicy.read(yaml, "any");
    assertThat(reading.policy().isPresent() || !reading.findings().isEmpty()).isTrue();
  }
}
