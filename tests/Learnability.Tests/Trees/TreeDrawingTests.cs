using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Learnability.Tests.Trees;

/// <summary>Drawings show every node of a tree, with its correlation and what is wrong with it.</summary>
public sealed class TreeDrawingTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Dot_has_every_gate_and_input_with_its_correlation_and_an_edge_to_its_parent()
    {
        var tree = new BooleanTree([TreeGate.Or, TreeGate.And, TreeGate.Nor]);
        Assert.Equal(
            """
            digraph tree {
              rankdir = BT;
              node [fontname = "sans-serif"];
              n0_0 [label = "OR\nc = 1.000", shape = box];
              n1_0 [label = "AND\nc = 0.667", shape = box];
              n1_0 -> n0_0;
              n1_1 [label = "NOR\nc = 0.667", shape = box];
              n1_1 -> n0_0;
              n2_0 [label = "x0\nc = 0.444", shape = plaintext];
              n2_0 -> n1_0;
              n2_1 [label = "x1\nc = 0.444", shape = plaintext];
              n2_1 -> n1_0;
              n2_2 [label = "x2\nc = -0.444", shape = plaintext];
              n2_2 -> n1_1;
              n2_3 [label = "x3\nc = -0.444", shape = plaintext];
              n2_3 -> n1_1;
            }

            """.ReplaceLineEndings("\n"),
            Draw(tree, TreeDistribution.Generative, TreeDrawing.WriteDot));
    }

    [Fact]
    public void Gates_that_say_nothing_of_the_label_are_red_and_those_without_influence_dashed()
    {
        // The root reads its left child alone; under the uniform distribution that child, XNOR, has E[y] = 0 and c = 1, but those of a parity have c = 0.
        string idle = Draw(new BooleanTree([TreeGate.Left, TreeGate.Xnor, TreeGate.And]), TreeDistribution.Uniform, TreeDrawing.WriteDot);
        Assert.Contains("n1_0 [label = \"XNOR\\nc = 1.000\", shape = box];", idle, StringComparison.Ordinal);
        Assert.Contains("n1_1 [label = \"AND\\nc = 0.000\", shape = box, style = dashed];", idle, StringComparison.Ordinal);
        string weak = Draw(RandomTrees.Parity(2), TreeDistribution.Uniform, TreeDrawing.WriteDot);
        Assert.Contains("n1_1 [label = \"XNOR\\nc = 0.000\", shape = box, color = red];", weak, StringComparison.Ordinal);
        Assert.DoesNotContain("-0.000", weak, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Svg_is_well_formed_and_draws_a_box_a_node_and_a_line_an_edge_inside_its_frame(int depth)
    {
        BooleanTree tree = RandomTrees.Any(depth, depth);
        XElement root = XDocument.Parse(Draw(tree, TreeDistribution.Product(0.3), TreeDrawing.WriteSvg)).Root!;
        double[] frame = [.. root.Attribute("viewBox")!.Value.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture))];
        XElement[] boxes = [.. root.Elements(_svg + "rect").Skip(1)];
        Assert.Equal((2 * tree.InputCount) - 1, boxes.Length);
        Assert.Equal((2 * tree.InputCount) - 2, root.Elements(_svg + "line").Count());
        Assert.Equal(2 * boxes.Length, root.Elements(_svg + "text").Count());
        Assert.All(boxes, box =>
        {
            Assert.InRange(Number(box, "x"), 0, frame[2] - Number(box, "width"));
            Assert.InRange(Number(box, "y"), 0, frame[3] - Number(box, "height"));
        });
        Assert.Equal(boxes.Length, boxes.Select(static box => (Number(box, "x"), Number(box, "y"))).Distinct().Count());
    }

    [Fact]
    public void Drawings_are_the_same_in_every_culture()
    {
        BooleanTree tree = RandomTrees.Generative(3, 1);
        string dot = Draw(tree, TreeDistribution.Generative, TreeDrawing.WriteDot);
        string svg = Draw(tree, TreeDistribution.Generative, TreeDrawing.WriteSvg);
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NegativeSign = "minus ";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(dot, Draw(tree, TreeDistribution.Generative, TreeDrawing.WriteDot));
            Assert.Equal(svg, Draw(tree, TreeDistribution.Generative, TreeDrawing.WriteSvg));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Draw(BooleanTree tree, TreeDistribution distribution, Action<LocalCorrelation, TextWriter> draw)
    {
        using var writer = new StringWriter();
        draw(LocalCorrelation.Compute(tree, distribution), writer);
        return writer.ToString();
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
