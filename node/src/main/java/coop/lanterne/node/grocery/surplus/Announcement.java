// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.surplus;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Place;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.grocery.shop.Written;

/**
 * A surplus as a grower writes it on the form: read whole, or every fault of it is told, each at
 * its field.
 */
final class Announcement {
  /** What the fault of a form is found in. */
  static final String SOURCE = "offer";

  /** The fields of the form. */
  static final String PRODUCT = "product";

  static final String QUANTITY = "quantity";
  static final String PRICE = "price";
  static final String GIFT = "gift";
  static final String PICKED = "picked";
  static final String UNTIL = "until";
  static final String COLD = "cold";

  private static final int AHEAD_DAYS = 60;

  private final Map<String, String> form;
  private final List<Finding> findings = new ArrayList<>();

  private Announcement(Map<String, String> form) {
    this.form = form;
  }

  /**
   * What came of reading a form.
   *
   * @param announced empty when there are findings
   */
  record Read(Optional<Announced> announced, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }
  }

  /** What is announced: without a price, it is given. */
  record Announced(
      Product product,
      Quantity quantity,
      Optional<Money> unitPrice,
      LocalDate picked,
      LocalDate until,
      boolean keptCold) {}

  /** Reads a form on that day, for a shop that sells these products. */
  static Read read(Map<String, String> form, List<Product> products, LocalDate today) {
    return new Announcement(form).read(products, today);
  }

  private Read read(List<Product> products, LocalDate today) {
    Optional<Product> product =
        products.stream().filter(p -> p.id().equals(text(PRODUCT))).findFirst();
    if (product.isEmpty()) {
      wrong("surplus-product", PRODUCT);
    }
    Optional<Quantity> quantity = quantity(product);
    Optional<Money> price = price();
    Optional<LocalDate> picked = day(PICKED, today);
    Optional<LocalDate> until = day(UNTIL, today);
    if (product.isPresent() && picked.isPresent() && until.isPresent()) {
      inTime(product.get(), picked.get(), until.get(), today);
    }
    return new Read(
        findings.isEmpty()
            ? Optional.of(
                new Announced(
                    product.orElseThrow(),
                    quantity.orElseThrow(),
                    price,
                    picked.orElseThrow(),
                    until.orElseThrow(),
                    form.containsKey(COLD)))
            : Optional.empty(),
        findings);
  }

  private String text(String field) {
    return form.getOrDefault(field, "").strip();
  }

  private void wrong(String code, String field) {
    wrong(code, field, Map.of());
  }

  private void wrong(String code, String field, Map<String, Object> named) {
    String key = "grocery.trouble." + code.replace('-', '_');
    Message why = Message.of(key + ".why");
    Message maybe = Message.of(key + ".maybe");
    for (Map.Entry<String, Object> name : named.entrySet()) {
      why = why.with(name.getKey(), name.getValue());
      maybe = maybe.with(name.getKey(), name.getValue());
    }
    findings.add(
        new Finding(code, Severity.STOPPED, new Place(SOURCE, 0, field), text(field), why, maybe));
  }

  private Optional<BigDecimal> number(String field, int decimals) {
    String plain = text(field).replaceAll("[\\s\\u00A0\\u202F€]", "").replace(',', '.');
    return plain.matches("-?\\d{1,7}(\\.\\d{1," + decimals + "})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }

  private Optional<Quantity> quantity(Optional<Product> product) {
    Optional<BigDecimal> number = number(QUANTITY, 3);
    if (number.isEmpty()) {
      wrong("surplus-quantity", QUANTITY);
    } else if (number.get().signum() <= 0) {
      wrong("surplus-nothing", QUANTITY);
    } else if (product.isPresent()) {
      Unit unit = product.get().unit();
      Quantity quantity = Quantity.of(number.get(), unit);
      if (unit == Unit.PIECE && quantity.thousandths() % 1000 != 0) {
        wrong("surplus-quantity", QUANTITY);
      } else if (quantity.compareTo(product.get().pack()) < 0) {
        wrong("surplus-pack", QUANTITY, Map.of("pack", product.get().pack()));
      }
      return Optional.of(quantity);
    }
    return Optional.empty();
  }

  /** Empty for a gift, and where the price is wrong. */
  private Optional<Money> price() {
    boolean gift = form.containsKey(GIFT);
    if (text(PRICE).isEmpty()) {
      if (!gift) {
        wrong("surplus-price", PRICE);
      }
      return Optional.empty();
    }
    Optional<BigDecimal> number = number(PRICE, 2);
    if (number.filter(n -> n.signum() >= 0).isEmpty()) {
      wrong("surplus-price", PRICE);
    } else if (number.get().signum() == 0) {
      if (!gift) {
        wrong("surplus-price-zero", PRICE);
      }
    } else if (gift) {
      wrong("surplus-gift-price", PRICE);
    } else {
      return Optional.of(Money.eur(number.get().movePointRight(2).longValueExact()));
    }
    return Optional.empty();
  }

  private Optional<LocalDate> day(String field, LocalDate today) {
    Optional<LocalDate> day =
        Written.day(text(field))
            .filter(d -> !d.isAfter(today.plusDays(AHEAD_DAYS)) && d.getYear() > 2000);
    if (day.isEmpty()) {
      wrong("surplus-day", field);
    }
    return day;
  }

  /** It can be fetched from today or its harvest on; then it must still be there, and fresh. */
  private void inTime(Product product, LocalDate picked, LocalDate until, LocalDate today) {
    LocalDate fetched = picked.isAfter(today) ? picked : today;
    LocalDate last = picked.plusDays(product.shelfLifeDays() - 1L);
    if (until.isBefore(fetched)) {
      wrong("surplus-gone", UNTIL, Map.of("fetched", fetched));
    }
    if (last.isBefore(fetched)) {
      wrong(
          "surplus-expired",
          PICKED,
          Map.of("last", last, "life", product.shelfLifeDays(), "fetched", fetched));
    }
  }
}
