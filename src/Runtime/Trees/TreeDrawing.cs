using System;
using System.Globalization;
using System.IO;

namespace Learnability;

/// <summary>Draws a tree of gates with the correlation of every gate and input: as DOT for Graphviz, or as SVG.</summary>
public static class TreeDrawing
{
    private const int NodeWidth = 84;
    private const int NodeHeight = 40;
    private const int ColumnWidth = 92;
    private const int RowHeight = 84;

    /// <summary>Writes the tree as a DOT graph. Gates that would not be recovered are red; those without influence are dashed.</summary>
    /// <param name="correlation">The tree with its correlations.</param>
    /// <param name="writer">Where to; line feeds end lines.</param>
    public static void WriteDot(LocalCorrelation correlation, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        ArgumentNullException.ThrowIfNull(writer);
        BooleanTree tree = correlation.Tree;
        writer.Write("digraph tree {\n  rankdir = BT;\n  node [fontname = \"sans-serif\"];\n");
        for (int level = 0; level <= tree.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                NodeCorrelation node = correlation[level, index];
                string style = node.IsInfluencing ? "" : ", style = dashed";
                string color = IsWeak(correlation, level, node) ? ", color = red" : "";
                string shape = level == tree.Depth ? "plaintext" : "box";
                writer.Write($"  n{level}_{index} [label = \"{Name(tree, level, index)}\\nc = {Text(node.Correlation)}\", shape = {shape}{style}{color}];\n");
                if (level > 0)
                    writer.Write($"  n{level}_{index} -> n{level - 1}_{index >> 1};\n");
            }
        }

        writer.Write("}\n");
    }

    /// <summary>Writes the tree as an SVG image. Gates that would not be recovered are red; those without influence are dashed.</summary>
    /// <param name="correlation">The tree with its correlations.</param>
    /// <param name="writer">Where to; line feeds end lines.</param>
    public static void WriteSvg(LocalCorrelation correlation, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        ArgumentNullException.ThrowIfNull(writer);
        BooleanTree tree = correlation.Tree;
        int width = tree.InputCount * ColumnWidth;
        int height = (tree.Depth + 1) * RowHeight;
        writer.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\">\n");
        writer.Write($"  <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n");
        for (int level = 1; level <= tree.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                writer.Write(FormattableString.Invariant(
                    $"  <line x1=\"{X(tree, level, index)}\" y1=\"{Y(level)}\" x2=\"{X(tree, level - 1, index >> 1)}\" y2=\"{Y(level - 1)}\" stroke=\"#888\"/>\n"));
            }
        }

        for (int level = 0; level <= tree.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
                WriteNode(correlation, writer, level, index);
        }

        writer.Write("</svg>\n");
    }

    private static void WriteNode(LocalCorrelation correlation, TextWriter writer, int level, int index)
    {
        BooleanTree tree = correlation.Tree;
        NodeCorrelation node = correlation[level, index];
        (double x, double y) = (X(tree, level, index), Y(level));
        string stroke = IsWeak(correlation, level, node) ? "#c00" : "#333";
        string dashes = node.IsInfluencing ? "" : " stroke-dasharray=\"4 3\"";
        string outline = level == tree.Depth ? " fill=\"#f4f4f4\"" : " fill=\"#e8f0fe\"";
        writer.Write(FormattableString.Invariant(
            $"  <rect x=\"{x - (NodeWidth / 2)}\" y=\"{y - (NodeHeight / 2)}\" width=\"{NodeWidth}\" height=\"{NodeHeight}\" rx=\"6\" stroke=\"{stroke}\"{dashes}{outline}/>\n"));
        string name = level == tree.Depth ? Name(tree, level, index) : ShortName(tree[level, index]);
        writer.Write(FormattableString.Invariant($"  <text x=\"{x}\" y=\"{y - 3}\">{name}</text>\n"));
        writer.Write(FormattableString.Invariant($"  <text x=\"{x}\" y=\"{y + 13}\" fill=\"{stroke}\">c = {Text(node.Correlation)}</text>\n"));
    }

    /// <summary>Whether Assumption 1 fails at an influencing gate below the root; inputs do not need it.</summary>
    private static bool IsWeak(LocalCorrelation correlation, int level, NodeCorrelation node) =>
        level > 0 && level < correlation.Tree.Depth && node.IsInfluencing && Math.Abs(node.Correlation) - Math.Abs(correlation.LabelMean) <= 1e-12;

    private static string Name(BooleanTree tree, int level, int index) => level == tree.Depth ? $"x{index}" : tree[level, index].ToString();

    /// <summary>A name that fits a box: ¬a ∧ b for NOT LEFT AND RIGHT.</summary>
    private static string ShortName(TreeGate gate)
    {
        string name = gate.ToString();
        return name.Length <= 8
            ? name
            : name.Replace("NOT LEFT", "¬a", StringComparison.Ordinal).Replace("NOT RIGHT", "¬b", StringComparison.Ordinal)
                .Replace("LEFT", "a", StringComparison.Ordinal).Replace("RIGHT", "b", StringComparison.Ordinal)
                .Replace("AND", "∧", StringComparison.Ordinal).Replace("OR", "∨", StringComparison.Ordinal);
    }

    private static double X(BooleanTree tree, int level, int index) => (index + 0.5) * (tree.InputCount >> level) * ColumnWidth;

    private static double Y(int level) => (level + 0.5) * RowHeight;

    private static string Text(double value) => (Math.Abs(value) < 5e-4 ? 0 : value).ToString("0.000", CultureInfo.InvariantCulture);
}
