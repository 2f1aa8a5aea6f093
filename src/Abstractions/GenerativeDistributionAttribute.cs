using System;

namespace Learnability;

/// <summary>
/// On a [TreeCircuit] method: examples come from the tree's generative distribution, from the label down to the inputs. It needs gates that are not constant,
/// and layerwise training needs AND, OR, NAND, NOR and the like.
/// </summary>
/// <remarks>Malach and Shalev-Shwartz, Section 5.2.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class GenerativeDistributionAttribute : Attribute;
