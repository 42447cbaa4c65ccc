import "./activation.test";
import "./report.test";
import "./inferred.test";
import "./jumps.test";
import "./project.test";
import "./rename.test";
import "./writing.test";
import "./reading.test";
