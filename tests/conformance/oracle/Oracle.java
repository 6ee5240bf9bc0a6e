import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.TransformerException;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmSequenceIterator;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/**
 * Runs compiled schematrons. Each line of input is `STYLESHEET TAB FILE [TAB ROUNDS]`; each line of output is the
 * verdict, `RULE|flag,…` in order, empty when clean, `ERROR why` when the stylesheet stops. With ROUNDS the line is
 * the median of that many runs, parsing included, in milliseconds.
 */
public final class Oracle {
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
  private static final QName ID = new QName("id");
  private static final QName FLAG = new QName("flag");
  private static final ErrorListener SILENT = new ErrorListener() {
    public void warning(TransformerException problem) {}
    public void error(TransformerException problem) {}
    public void fatalError(TransformerException problem) {}
  };

  private final Processor processor = new Processor(false);
  private final Map<String, XsltExecutable> sheets = new HashMap<>();

  private XsltExecutable sheet(String path) throws SaxonApiException {
    XsltExecutable known = sheets.get(path);
    if (known != null) return known;
    var compiler = processor.newXsltCompiler();
    compiler.setErrorListener(SILENT);
    XsltExecutable fresh = compiler.compile(new StreamSource(new File(path)));
    sheets.put(path, fresh);
    return fresh;
  }

  private XdmNode report(XsltExecutable sheet, String file) throws SaxonApiException {
    var builder = processor.newDocumentBuilder();
    XdmNode source = builder.build(new StreamSource(new File(file)));
    XsltTransformer transformer = sheet.load();
    transformer.setErrorListener(SILENT);
    transformer.setInitialContextNode(source);
    XdmDestination result = new XdmDestination();
    transformer.setDestination(result);
    transformer.transform();
    return result.getXdmNode();
  }

  private static boolean isFinding(XdmNode node) {
    QName name = node.getNodeName();
    if (name == null || !SVRL.equals(name.getNamespaceURI())) return false;
    return name.getLocalName().equals("failed-assert") || name.getLocalName().equals("successful-report");
  }

  private static String verdict(XdmNode report) {
    TreeSet<String> rules = new TreeSet<>();
    XdmSequenceIterator<XdmNode> nodes = report.axisIterator(Axis.DESCENDANT);
    while (nodes.hasNext()) {
      XdmNode node = nodes.next();
      if (!isFinding(node)) continue;
      String id = node.getAttributeValue(ID);
      String flag = node.getAttributeValue(FLAG);
      rules.add((id == null ? "?" : id) + "|" + (flag == null ? "" : flag));
    }
    return String.join(",", rules);
  }

  private String answer(String[] question) {
    try {
      XsltExecutable sheet = sheet(question[0]);
      if (question.length < 3) return verdict(report(sheet, question[1]));
      return median(sheet, question[1], Integer.parseInt(question[2]));
    } catch (SaxonApiException | RuntimeException | StackOverflowError error) {
      return "ERROR " + String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
    }
  }

  private String median(XsltExecutable sheet, String file, int rounds) throws SaxonApiException {
    long[] times = new long[rounds];
    for (int round = 0; round < rounds; round += 1) {
      long start = System.nanoTime();
      report(sheet, file);
      times[round] = System.nanoTime() - start;
    }
    java.util.Arrays.sort(times);
    return String.valueOf(times[rounds / 2] / 1e6);
  }

  public static void main(String[] arguments) throws Exception {
    Oracle oracle = new Oracle();
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output = new PrintStream(System.out, true, "UTF-8");
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      output.println(oracle.answer(line.split("\t")));
    }
  }
}
