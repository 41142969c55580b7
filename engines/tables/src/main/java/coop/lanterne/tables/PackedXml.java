// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML parts of a packed file that someone sent: no DTD, no entity, no tag without an end. */
public final class PackedXml {
  private PackedXml() {}

  /** The name of a part as it is compared: in small letters, without a first stroke. */
  public static String plain(String part) {
    String name = part.replace('\\', '/').toLowerCase(Locale.ROOT);
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** Reads a part; a tag that does not close within four million bytes fails it. */
  public static XMLStreamReader open(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new Tagged(in));
  }

  /** That attribute of the element at hand, without its prefix; empty where there is none. */
  public static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** XML in which some tag closes every four million bytes at least, so that none fills memory. */
  private static final class Tagged extends InputStream {
    private static final int LONGEST = 4 << 20;
    private final InputStream in;
    private int since;

    Tagged(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
      int n = in.read(out, offset, length);
      for (int i = 0; i < n; i++) {
        since = out[offset + i] == '>' ? 0 : since + 1;
      }
      if (since > LONGEST) {
        throw new IOException("no tag closes within " + LONGEST + " bytes");
      }
      return n;
    }
  }
}
