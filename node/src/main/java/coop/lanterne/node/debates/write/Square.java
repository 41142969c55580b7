// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A square that a telephone reads (QR code, ISO/IEC 18004, a fifteenth of it may be unreadable).
 *
 * @param side its side with the margin, in modules
 * @param path its dark modules, as the path of an SVG picture
 */
public record Square(int side, String path) {
  private static final int MARGIN = 4; // as the standard asks

  /** The square that says that text. */
  public static Square of(String text) {
    try {
      ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < modules.getHeight(); y++) {
        for (int x = 0; x < modules.getWidth(); x++) {
          if (modules.get(x, y) == 1) {
            path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
          }
        }
      }
      return new Square(modules.getWidth() + 2 * MARGIN, path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a square: " + text.length(), e);
    }
  }
}
