// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.transparency.Algorithms;
import coop.lanterne.node.transparency.Algorithms.Energy;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The register of algorithms: for everyone to read, and for programs in three public shapes. */
@Controller
public record RegisterPages(Algorithms algorithms, Pages pages) {
  /**
   * The register for programs.
   *
   * @param standard the shape of its methods
   * @param charter version of the charter in force; null before the founding
   * @param energy of the whole node since its start
   */
  record Answer(
      String standard,
      @Nullable String organisation,
      String release,
      @Nullable String charter,
      EnergyAnswer energy,
      List<Map<String, @Nullable Object>> methods) {}

  /**
   * What was worked.
   *
   * @param cpuSeconds measured
   * @param wattHours estimated from them
   * @param wattsAssumed of a core that works
   */
  record EnergyAnswer(String since, long cpuSeconds, BigDecimal wattHours, int wattsAssumed) {
    static EnergyAnswer of(Energy energy) {
      return new EnergyAnswer(
          energy.since().toString(),
          energy.cpu().toSeconds(),
          energy.wattHours(),
          Algorithms.WATTS);
    }
  }

  @OpenTo(VISITORS)
  @Cached
  @GetMapping("/register")
  ResponseEntity<String> list(HttpServletRequest request) {
    Page page = pages.page(request, Message.of("transparency.register.title"));
    Energy energy = Algorithms.energy();
    return pages.show(
        "transparency/register.jte",
        page,
        Map.of(
            "methods",
            algorithms.list(),
            "release",
            Release.NAME,
            "energy",
            Message.of("transparency.register.energy_text")
                .with("since", energy.since())
                .with("seconds", energy.cpu().toSeconds())
                .with("hours", energy.wattHours())
                .with("watts", Algorithms.WATTS)));
  }

  /** The same for programs, in one of three public shapes. */
  @OpenTo(VISITORS)
  @ResponseBody
  @GetMapping("/api/v1/register")
  Answer list(
      HttpServletRequest request, @RequestParam(defaultValue = "CRPA") RegisterShape.Name shape) {
    RegisterShape shapes = new RegisterShape(algorithms, Reader.prose(request));
    return new Answer(
        shape.name().toLowerCase(Locale.ROOT),
        algorithms.organisation().orElse(null),
        Release.NAME,
        algorithms.charter().map(c -> c.charter().version()).orElse(null),
        EnergyAnswer.of(Algorithms.energy()),
        algorithms.list().stream().map(a -> shapes.of(shape, a)).toList());
  }
}
