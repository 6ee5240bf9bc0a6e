import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** Judges files by an XML schema with the JDK's own parser: `java Xerces.java SCHEMA LIST`, one path a line in the list, one message a line out. */
public final class Xerces {
  public static void main(String[] arguments) throws Exception {
    var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    // The schemas name a DTD on the web: nothing is fetched.
    var dom = (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
      if (systemId == null || !systemId.endsWith(".dtd")) return null;
      LSInput nothing = dom.createLSInput();
      nothing.setStringData(" ");
      return nothing;
    });
    Validator validator = factory.newSchema(new File(arguments[0])).newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    for (String line : Files.readAllLines(Path.of(arguments[1]))) System.out.println(judge(validator, line));
  }

  /** Empty when the file is valid. */
  private static String judge(Validator validator, String file) throws java.io.IOException {
    try {
      validator.validate(new StreamSource(new File(file)));
      return "";
    } catch (SAXException error) {
      return String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
    }
  }
}
