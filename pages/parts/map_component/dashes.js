// Dashes, lines beside their course, and areas with stripes.
//
// Dashes are measured along the whole line. The distance from the line's start to each of its segments is an attribute
// in world units, which do not change with the zoom; the shader divides it by the line's width of the moment. The
// pattern (on and off, in half line widths, and for a limit on and off again) is an attribute too, so that one layer
// draws every status.
//
// A line beside its course lies so many pixels to the right of it, each corner on the bisector of its angle, as
// `beside` in shapes.js and layers/looks/courses.py put it: at every zoom it can be told from one that sails the same.

// How far along a line each of its points lies.
export function distances(points) {
  let sum = 0;
  return points.map(([x, y], i) => {
    if (i) sum += Math.hypot(x - points[i - 1][0], y - points[i - 1][1]);
    return sum;
  });
}

// The points of a path as deck.gl holds it: GeoJSON arrives flat, inline paths nested.
export function pointsOf(path, positionFormat) {
  if (typeof path[0] !== "number") return path;
  const size = positionFormat === "XY" ? 2 : 3;
  return Array.from({ length: path.length / size }, (_, i) => Array.from(path.slice(i * size, i * size + 2)));
}

const BETWEEN = 0.25;                                       // as in layers/looks/styles.py
const isArea = layer => layer.constructor.layerName === "SolidPolygonLayer";

const SHADERS = {
  "vs:#decl": `
    in float instanceStartDistances;
    in vec4 instanceDashes;
    in float instanceBesides;
    out float vStartDistance;
    out vec4 vDash;`,
  "vs:#main-end": `
    vStartDistance = instanceStartDistances / width.x;
    vDash = instanceDashes;
    if (instanceBesides != 0.0) {
      vec2 before = currPosition.xy - prevPosition.xy, after = nextPosition.xy - currPosition.xy;
      bool begins = length(before) == 0.0 || isEnd < 0.5 && (instanceTypes == 1.0 || instanceTypes == 3.0);
      bool ends = length(after) == 0.0 || isEnd > 0.5 && (instanceTypes == 2.0 || instanceTypes == 3.0);
      vec2 both = normalize(begins ? after : before) + normalize(ends ? before : after);
      vec2 right = vec2(both.y, -both.x) * 2.0 / max(dot(both, both), 1.0);
      geometry.position.xy += right * project_pixel_size(instanceBesides);
      gl_Position = project_common_position_to_clipspace(geometry.position);
    }`,
  "fs:#decl": `
    in float vStartDistance;
    in vec4 vDash;`,
  // The gaps stay pickable.
  "fs:#main-start": `
    if (vDash.y > 0.0 && !bool(picking.isActive)) {
      float along = mod(vStartDistance + vPathPosition.y, vDash.x + vDash.y + vDash.z + vDash.w);
      float again = along - vDash.x - vDash.y;
      if (again < 0.0 ? along > vDash.x : again > vDash.z) discard;
    }`,
};

// Stripes stand still on the map: they are measured in the pixels of its world, not in those of the screen.
const STRIPES = {
  "vs:#decl": `
    in vec2 hatches;
    out vec2 vHatch;
    out vec2 vAt;`,
  "vs:#main-end": `
    vHatch = hatches * sqrt(2.0);
    vAt = geometry.position.xy * project.scale;`,
  "fs:#decl": `
    in vec2 vHatch;
    in vec2 vAt;`,
  "fs:#main-end": `
    if (vHatch.x > 0.0 && !bool(picking.isActive) && mod(vAt.x + vAt.y, vHatch.x) > vHatch.y)
      fragColor.a *= ${BETWEEN};`,
};

// The class is made once deck.gl has arrived.
export function dashedLine({ LayerExtension, PathLayer }) {
  return class extends LayerExtension {
    static extensionName = "DashedLine";
    static defaultProps = {
      getDash: { type: "accessor", value: [1, 0] },
      getBeside: { type: "accessor", value: 0 },
      getHatch: { type: "accessor", value: [0, 0] },
    };

    // A GeoJsonLayer hands its extensions to points too.
    getShaders() {
      if (isArea(this)) return { inject: STRIPES };
      return this instanceof PathLayer ? { inject: SHADERS } : null;
    }

    initializeState() {
      if (isArea(this))
        this.getAttributeManager().add({
          hatches: { size: 2, stepMode: "dynamic", accessor: "getHatch", defaultValue: [0, 0] },
        });
      if (!(this instanceof PathLayer)) return;
      const along = path => {
        const points = pointsOf(path, this.props.positionFormat);
        return distances(points.map(point => this.projectPosition(point)));
      };
      this.getAttributeManager().addInstanced({
        instanceStartDistances: { size: 1, accessor: "getPath", transform: along },
        instanceDashes: { size: 4, accessor: "getDash", defaultValue: [1, 0, 0, 0] },
        instanceBesides: { size: 1, accessor: "getBeside" },
      });
    }
  };
}
