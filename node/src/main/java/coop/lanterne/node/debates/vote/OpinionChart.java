// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import module java.base;

import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.PublicView;
import coop.lanterne.kernel.Message;

/**
 * The map of opinions, drawn by the server: an outline and a letter for each group that may be
 * shown, and, on the page of one person, their own place. Both directions have one scale. Its table
 * stands beside it on the page.
 *
 * @param groups the largest first
 * @param own where the person whose page it is stands
 */
public record OpinionChart(List<Group> groups, Optional<Spot> own) {
  /** The width of the picture, in its own units; about those of a phone’s screen. */
  public static final int WIDTH = 360;

  /** Its height. */
  public static final int HEIGHT = 300;

  private static final double MARGIN = 26;
  private static final double THIRD = 1.0 / 3;

  /**
   * A group.
   *
   * @param place which of four ways of drawing is its own, from 1
   * @param points the outline, as SVG writes it
   */
  public record Group(
      String id, String letter, int members, int place, Spot centre, String points) {}

  /**
   * A point of the picture.
   *
   * @param where in words
   * @param outside whether it lies farther, beyond the edge at which it is drawn
   */
  public record Spot(String x, String y, Message where, boolean outside) {}

  /** The map of that analysis, with the place of the person whose page it is. */
  public static OpinionChart of(PublicView view, Optional<Opinions.Place> own) {
    Frame frame = Frame.around(view.areas());
    List<Group> groups = new ArrayList<>();
    for (PublicView.Area area : view.areas()) {
      groups.add(
          new Group(
              area.group(),
              OpinionAdvisor.letter(area.group()),
              area.members(),
              1 + groups.size() % 4,
              frame.spot(area.centre().x(), area.centre().y()),
              area.outline().stream().map(frame::point).collect(Collectors.joining(" "))));
    }
    return new OpinionChart(groups, own.map(p -> frame.spot(p.x(), p.y())));
  }

  /** The part of the plane that is drawn. */
  private record Frame(double middleX, double middleY, double unit) {
    static Frame around(List<PublicView.Area> areas) {
      double left = -1;
      double right = 1;
      double low = -1;
      double high = 1;
      for (PublicView.Area area : areas) {
        for (PublicView.Point point : area.outline()) {
          left = Math.min(left, point.x());
          right = Math.max(right, point.x());
          low = Math.min(low, point.y());
          high = Math.max(high, point.y());
        }
      }
      double unit =
          Math.min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (high - low));
      return new Frame((left + right) / 2, (low + high) / 2, unit);
    }

    private double x(double x) {
      return WIDTH / 2.0 + (x - middleX) * unit;
    }

    private double y(double y) {
      return HEIGHT / 2.0 - (y - middleY) * unit;
    }

    String point(PublicView.Point point) {
      return text(x(point.x())) + "," + text(y(point.y()));
    }

    Spot spot(double px, double py) {
      double x = Math.clamp(x(px), MARGIN / 2, WIDTH - MARGIN / 2);
      double y = Math.clamp(y(py), MARGIN / 2, HEIGHT - MARGIN / 2);
      String row = y < HEIGHT * THIRD ? "top" : y > HEIGHT * 2 * THIRD ? "bottom" : "middle";
      String column = x < WIDTH * THIRD ? "left" : x > WIDTH * 2 * THIRD ? "right" : "centre";
      return new Spot(
          text(x),
          text(y),
          Message.of("opinions.at." + row + "_" + column),
          x != x(px) || y != y(py));
    }

    private static String text(double value) {
      return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
  }
}
