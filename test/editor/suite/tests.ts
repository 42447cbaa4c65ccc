import "./activation.test";
import "./report.test";
import "./jumps.test";
import "./project.test";
