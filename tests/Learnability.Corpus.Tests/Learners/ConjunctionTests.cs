using Xunit;

namespace Learnability.Corpus.Tests.Learners;

/// <summary>The conjunction learners run directly, as ordinary C#.</summary>
public sealed class ConjunctionTests
{
    [Fact]
    public void Conjunction_is_exact_after_all_true_examples()
    {
        for (uint relevant = 0; relevant < 64; relevant++)
        {
            var learner = new ConjunctionLearner();
            for (uint x = 0; x < 64; x++)
                learner.Learn(x, (x & relevant) == relevant);
            for (uint x = 0; x < 64; x++)
                Assert.True(learner.Predict(x) == ((x & relevant) == relevant), $"relevant {relevant}, x {x}");
        }
    }

    [Fact]
    public void Conjunction_learns_from_at_most_sixteen_mistakes_and_never_answers_true_wrongly()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var examples = new RandomBits(seed, RandomPurpose.Examples);
            var relevant = (ushort)(examples.NextBits(16) & examples.NextBits(16));
            var learner = new MistakeDrivenConjunction();
            int mistakes = 0;
            for (int step = 0; step < 5_000; step++)
            {
                var x = (ushort)(examples.NextBits(16) | relevant & examples.NextBits(16));
                bool label = (x & relevant) == relevant;
                if (learner.Predict(x) == label)
                    continue;
                Assert.True(label, $"seed {seed}, step {step}");
                learner.Learn(x, label);
                mistakes++;
            }

            Assert.InRange(mistakes, 1, 16);
            Assert.True(learner.Predict(ushort.MaxValue));
        }
    }
}
