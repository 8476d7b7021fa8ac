import java.io.File;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Opens a file as Gephi does, with what its import dialog suggests, and prints what it made of it: a record a line. */
public class ReadWithGephi {
    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importing = Lookup.getDefault().lookup(ImportController.class);
        Container container = importing.importFile(new File(arguments[0]));
        container.getReport().getIssues(Integer.MAX_VALUE).forEachRemaining(issue -> {
            if (issue.getLevel() != Issue.Level.INFO) {
                print("issue", issue.getLevel(), issue.getMessage());
            }
        });
        importing.process(container, new DefaultProcessor(), workspace);
        Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph();
        for (Node node : graph.getNodes().toArray()) {
            print("node", node.getId(), node.getLabel(), node.getAttribute("node-labels"));
        }
        for (Edge edge : graph.getEdges().toArray()) {
            print("edge", edge.getId(), edge.getLabel(), edge.getAttribute("edge-claims"),
                    edge.getAttribute("edge-confidence"));
        }
    }

    private static void print(Object... fields) {
        StringBuilder line = new StringBuilder("record");
        for (Object field : fields) {
            line.append('\u001f').append(field == null ? "" : field.toString().replace("\n", "\\n"));
        }
        System.out.println(line);
    }
}
