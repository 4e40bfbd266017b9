// Templates to words: the step between a planned inject and the message that people see.
#pragma once

#include "engine/core/renderer.hpp"

namespace enshu::injects {

/// Mustache without logic and without HTML escaping: the result is Markdown and plain text, which
/// consoles clean.
/// `{{date}}` is 2026年11月26日 or 26 November 2026, `{{time}}` is 09:05, `{{datetime}}` is both.
/// A text that is no valid template comes back as it is.
class TemplateRenderer : public Renderer {
 public:
  [[nodiscard]] Text render(const Text& source, const RenderContext& context) const override;
};

}  // namespace enshu::injects
