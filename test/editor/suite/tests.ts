import "./activation.test";
import "./report.test";
import "./project.test";
