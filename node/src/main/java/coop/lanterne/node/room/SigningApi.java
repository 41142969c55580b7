// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.shell.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decisions for programs: the same signing as on pages, whatever the room. */
@RestController
@RequestMapping("/api/v1")
public record SigningApi(Signing signing, Screen screen) {
  /**
   * What one decides.
   *
   * @param choice adopt, amend, refuse, cosign or reverse
   * @param lines every line of the advice, each with its quantity; none for refuse and reverse
   * @param opened the marked lines that were looked at
   * @param reason needed for amend, refuse and reverse
   * @param signed for cosign: the digest of what the first person signed, as the advice gives it
   */
  public record DecisionAsked(
      String choice,
      @Nullable List<LineAsked> lines,
      @Nullable List<String> opened,
      @Nullable String reason,
      @Nullable String signed) {
    private List<LineAsked> asked() {
      return Optional.ofNullable(lines).orElse(List.of());
    }

    private Answer answer() {
      Map<String, String> values = new LinkedHashMap<>();
      for (LineAsked line : asked()) {
        BigDecimal quantity = line.quantity();
        values.put(line.product(), quantity == null ? Answer.AS_ADVISED : quantity.toPlainString());
      }
      return new Answer(
          values, new HashSet<>(Optional.ofNullable(opened).orElse(List.of())), because());
    }

    private String because() {
      return Optional.ofNullable(reason).orElse("");
    }
  }

  /**
   * A line as one decides it.
   *
   * @param product the line's name: a product of an order, an offer of a surplus
   * @param quantity null keeps the quantity advised
   */
  public record LineAsked(String product, @Nullable BigDecimal quantity) {}

  /** Decides on an advice, and says what came of it. */
  @OpenTo(value = MEMBERS, but = "a mandate for its act; the second signature is someone else’s")
  @PostMapping("/advices/{id}/decision")
  Map<String, Object> decide(@PathVariable("id") String advice, @RequestBody DecisionAsked asked) {
    Id person = screen.actor().id();
    Id id = Screen.id(Signing.SAYS, advice, "advice-unknown", "advice");
    Signed signed =
        switch (asked.choice()) {
          case "adopt", "amend" -> signing.adopt(person, id, asked.answer());
          case "refuse" -> signing.refuse(person, id, asked.because());
          case "reverse" -> signing.reverse(person, id, asked.because());
          case "cosign" ->
              signing.cosign(
                  person,
                  id,
                  Set.copyOf(asked.asked().stream().map(LineAsked::product).toList()),
                  Optional.ofNullable(asked.signed()).orElse(""));
          default -> throw Signing.SAYS.input("choice-unknown", "choice", asked.choice());
        };
    Map<String, Object> answer = new LinkedHashMap<>();
    switch (signed) {
      case Signed.WaitsForSecond() -> answer.put("state", "waits_for_second");
      case Signed.Done(Id decision, long entry) -> {
        answer.put("state", "decided");
        answer.put("decision", decision.toString());
        answer.put("entry", entry);
        answer.put("receipt", "/api/v1/journal/receipts/" + entry);
        signing
            .get(id)
            .decidable()
            .written(decision)
            .forEach((n, w) -> answer.put(n, w.toString()));
      }
    }
    return answer;
  }
}
