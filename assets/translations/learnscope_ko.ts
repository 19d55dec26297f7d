<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Reset</source>
        <extracomment>Object name, keys, icon.</extracomment>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Back to epoch 0, from the same start</source>
        <translation>같은 초기값에서 에포크 0으로 돌아가기</translation>
    </message>
    <message>
        <source>New start</source>
        <translation>새 초기값</translation>
    </message>
    <message>
        <source>Begin again from other weights, drawn at random</source>
        <translation>무작위로 뽑은 다른 가중치로 다시 시작하기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Take the last epoch back, exactly</source>
        <translation>마지막 에포크를 정확히 되돌리기</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>한 걸음</translation>
    </message>
    <message>
        <source>Go on by one epoch: one pass over all rows</source>
        <translation>한 에포크 나아가기: 모든 행을 한 번씩 보기</translation>
    </message>
    <message>
        <source>Open experiment…</source>
        <translation>실험 열기…</translation>
    </message>
    <message>
        <source>Save experiment…</source>
        <translation>실험 저장…</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Restore default layout</source>
        <translation>기본 배치로 되돌리기</translation>
    </message>
    <message>
        <source>Keys and first steps</source>
        <translation>단축키와 첫걸음</translation>
    </message>
    <message>
        <source>What&apos;s this?</source>
        <translation>이게 뭔가요?</translation>
    </message>
    <message>
        <source>About Learnscope</source>
        <translation>Learnscope 정보</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Stop where it is</source>
        <translation>지금 자리에서 멈추기</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Let the neuron learn, epoch after epoch</source>
        <translation>뉴런이 에포크를 거듭하며 학습하게 하기</translation>
    </message>
</context>
<context>
    <name>AnswerMap</name>
    <message>
        <source>undecided</source>
        <extracomment>Points along each side of the map. The row whose sample was chosen.</extracomment>
        <translation>미정</translation>
    </message>
    <message>
        <source>ŷ copied</source>
        <translation>ŷ 복사됨</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>&lt;h3&gt;Learnscope {version}&lt;/h3&gt;&lt;p&gt;A microscope for learning: watch one neuron learn, stop it, step it, and read every number in it.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Learnscope {version}&lt;/h3&gt;&lt;p&gt;학습을 들여다보는 현미경: 뉴런 하나가 배우는 모습을 지켜보고, 멈추고, 한 걸음씩 나아가며, 그 안의 모든 수를 읽어 보세요.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Learnscope</source>
        <translation>Learnscope 정보</translation>
    </message>
    <message>
        <source>run or pause</source>
        <translation>실행 또는 일시정지</translation>
    </message>
    <message>
        <source>one epoch on, one epoch back</source>
        <translation>한 에포크 앞으로, 한 에포크 뒤로</translation>
    </message>
    <message>
        <source>reset: back to epoch 0, same start</source>
        <translation>처음으로: 같은 초기값에서 에포크 0</translation>
    </message>
    <message>
        <source>new start: other weights</source>
        <translation>새 초기값: 다른 가중치로</translation>
    </message>
    <message>
        <source>show or hide a view</source>
        <translation>창 보이기 또는 숨기기</translation>
    </message>
    <message>
        <source>go to the next control; Esc leaves a field</source>
        <translation>다음 조절 장치로 이동, Esc는 입력칸 나가기</translation>
    </message>
    <message>
        <source>What&apos;s this? Then click anything</source>
        <translation>이게 뭔가요? 누른 다음 궁금한 것을 클릭</translation>
    </message>
    <message>
        <source>&lt;p&gt;Press &lt;b&gt;Run&lt;/b&gt; and watch the answers ŷ move towards the right answers Y. Pause, step, choose another row in the truth table and see its numbers in the drawing. Then change one thing, say the learning rate, and predict what will happen before you run again.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;실행&lt;/b&gt;을 누르고 출력 ŷ이 정답 Y에 다가가는 모습을 지켜보세요. 일시정지하고, 한 걸음씩 나아가고, 진리표에서 다른 행을 골라 그 수들을 그림에서 확인해 보세요. 그다음 학습률처럼 한 가지만 바꾸고, 다시 실행하기 전에 무슨 일이 일어날지 예상해 보세요.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Keys and first steps</source>
        <translation>단축키와 첫걸음</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>실험 열기</translation>
    </message>
    <message>
        <source>This file is not an experiment of Learnscope&apos;s.</source>
        <translation>이 파일은 Learnscope의 실험이 아니에요.</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>실험 저장</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>파일을 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>바뀐 것은 없어요.</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>실험 (*.json)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>The neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Output surface</source>
        <translation>출력 곡면</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
</context>
<context>
    <name>EpochPlot</name>
    <message>
        <source>double-click to follow the run again</source>
        <extracomment>The share of an axis that is left free at its ends, so that a line along a limit is not cut. Drawn as far as this; doubles reach little further, and Qt&apos;s arithmetic needs some room.</extracomment>
        <translation>두 번 클릭하면 다시 학습을 따라가요</translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message>
        <source>Gate</source>
        <extracomment>The seed field&apos;s value where the start was not drawn. A field could not read what was typed: the field&apos;s name, the text, what is allowed.</extracomment>
        <translation>게이트</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>초기값</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>멈출 때</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>나만의 게이트</translation>
    </message>
    <message>
        <source>Cross-entropy (BCE)</source>
        <translation>교차 엔트로피 (BCE)</translation>
    </message>
    <message>
        <source>Squared distance</source>
        <translation>거리의 제곱</translation>
    </message>
    <message>
        <source>Distance |Y − ŷ|</source>
        <translation>거리 |Y − ŷ|</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>모든 행</translation>
    </message>
    <message>
        <source>{name} at the start. A change starts over from there. Type a number such as 0.5, 0,5 or 1/3.</source>
        <translation>{name}의 초기값. 바꾸면 거기서 다시 시작해요. 0.5, 0,5, 1/3처럼 입력할 수 있어요.</translation>
    </message>
    <message>
        <source>Weight w1</source>
        <translation>가중치 w1</translation>
    </message>
    <message>
        <source>Weight w2</source>
        <translation>가중치 w2</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>{name} at the start</source>
        <translation>{name}의 초기값</translation>
    </message>
    <message>
        <source>Gate: the logical function to be learned. Another gate starts over.</source>
        <translation>게이트: 배울 논리 함수예요. 다른 게이트를 고르면 처음부터 다시 시작해요.</translation>
    </message>
    <message>
        <source>Seed: the number that a random start is drawn from. The same seed gives the same start, so a whole class can have the same one. New start takes the next.</source>
        <translation>시드: 무작위 초기값을 뽑는 번호예요. 같은 시드는 언제나 같은 초기값을 주므로, 반 전체가 같은 초기값으로 시작할 수 있어요. ‘새 초기값’은 다음 번호를 써요.</translation>
    </message>
    <message>
        <source>Loss: how wrong an answer counts. Cross-entropy grows without bound as ŷ goes wrong; the two distances never exceed 1. Another loss starts over.</source>
        <translation>손실: 답이 얼마나 틀렸는지를 재는 방법이에요. 교차 엔트로피는 ŷ이 틀릴수록 끝없이 커지고, 두 가지 거리는 1을 넘지 않아요. 다른 손실을 고르면 처음부터 다시 시작해요.</translation>
    </message>
    <message>
        <source>Batch: how many rows share one update. With all rows, an epoch is one update by the mean of their slopes; with 1, every row makes its own.</source>
        <translation>배치: 한 번의 갱신에 함께 쓰는 행의 수예요. ‘모든 행’이면 한 에포크에 기울기의 평균으로 한 번 갱신하고, 1이면 행마다 따로 갱신해요.</translation>
    </message>
    <message>
        <source>Stop at loss</source>
        <translation>멈출 손실</translation>
    </message>
    <message>
        <source>A run stops after the first epoch with this loss or less.</source>
        <translation>손실이 이 값 이하가 되는 첫 에포크에서 학습이 멈춰요.</translation>
    </message>
    <message>
        <source>Stop at epoch</source>
        <translation>멈출 에포크</translation>
    </message>
    <message>
        <source>A run stops at this epoch.</source>
        <translation>이 에포크에서 학습이 멈춰요.</translation>
    </message>
    <message>
        <source>a number such as 0.5, 0,5 or 1/3</source>
        <translation>0.5, 0,5, 1/3 같은 수</translation>
    </message>
    <message>
        <source>a number of 0 or more, such as 0.5, 0,5 or 1/3</source>
        <translation>0.5, 0,5, 1/3처럼 0 이상인 수</translation>
    </message>
    <message>
        <source>a number of 0 or more, such as 0.01, or nothing</source>
        <translation>0.01처럼 0 이상인 수, 또는 빈칸</translation>
    </message>
    <message>
        <source>a whole number of 1 or more, such as 1000, or nothing</source>
        <translation>1000처럼 1 이상인 정수, 또는 빈칸</translation>
    </message>
</context>
<context>
    <name>LearningRateControl</name>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Learning rate, slider</source>
        <translation>학습률 슬라이더</translation>
    </message>
    <message>
        <source>Learning rate (lr): how far each update goes against the slope of the loss. Too small and learning crawls, too large and it jumps about. It can be changed while the neuron learns.</source>
        <translation>학습률(lr): 갱신할 때마다 손실의 기울기를 거슬러 얼마나 움직일지 정해요. 너무 작으면 학습이 기어가고, 너무 크면 이리저리 튀어요. 학습하는 동안에도 바꿀 수 있어요.</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>Loss by epoch</source>
        <extracomment>Whether the scale is now logarithmic.</extracomment>
        <translation>에포크별 손실</translation>
    </message>
    <message>
        <source>Point at the line to read exact values and click to copy them; turn the wheel to zoom, drag to move, double-click to follow the run again. Keys: , and . move along, Enter copies, + and − zoom, Esc follows.</source>
        <translation>선을 가리키면 정확한 값을 읽고 클릭하면 복사돼요. 휠로 확대하고, 끌어서 옮기고, 두 번 클릭하면 다시 학습을 따라가요. 키보드: , 와 . 로 움직이고, Enter로 복사하고, + 와 − 로 확대하고, Esc로 다시 따라가요.</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>loss (nats)</source>
        <translation>손실 (nat)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How wrong the model was after each epoch: the mean loss of the rows that take part. 0 would be perfect. Where the loss jumps faster than the plot can show, a grey band spans its lowest and highest values.</source>
        <translation>에포크마다 모델이 얼마나 틀렸는지, 켜진 행들의 평균 손실이에요. 0이면 완벽해요. 손실이 그림보다 빠르게 튀는 곳에는 가장 낮은 값과 높은 값 사이가 회색 띠로 나타나요.</translation>
    </message>
    <message>
        <source>Logarithmic scale: equal distances are equal factors, so that small losses can be told apart. A loss of 0 has no place on it.</source>
        <translation>로그 눈금: 같은 거리가 같은 배수를 뜻해서 작은 손실도 구별할 수 있어요. 손실 0은 나타낼 수 없어요.</translation>
    </message>
    <message>
        <source>The loss at the start is {last}.</source>
        <translation>시작할 때의 손실은 {last}.</translation>
    </message>
    <message>
        <source>Loss up to epoch {n}: from {first} down to {last}.</source>
        <translation>에포크 {n}까지의 손실: {first}에서 {last}(으)로 줄었어요.</translation>
    </message>
    <message>
        <source>Loss up to epoch {n}: from {first} to {last}.</source>
        <translation>에포크 {n}까지의 손실: {first}에서 {last}(으)로.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Not possible: {got}. Allowed: {allowed}.</source>
        <extracomment>Raised when the docks change so that an older kept layout would no longer fit.</extracomment>
        <translation>할 수 없어요: {got}. 가능한 값: {allowed}.</translation>
    </message>
    <message>
        <source>At least one row has to stay on.</source>
        <translation>적어도 한 행은 켜져 있어야 해요.</translation>
    </message>
    <message>
        <source>{field}: “{text}” was not taken; type {allowed}.</source>
        <translation>{field}: ‘{text}’은(는) 받을 수 없어요. 이렇게 입력해 보세요: {allowed}.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written.</source>
        <translation>그림을 저장할 수 없어요.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>What is happening</source>
        <extracomment>Each tone&apos;s icon and its colour&apos;s name in the theme. How long a notice stays at least while a run goes on, in seconds.</extracomment>
        <translation>지금 일어나는 일</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>your own gate</source>
        <extracomment>How a sentence is meant: &quot;info&quot;, &quot;good&quot; or &quot;warning&quot;.</extracomment>
        <translation>나만의 게이트</translation>
    </message>
    <message>
        <source>Ready to learn {gate}. Press Run (Space) and watch, or Step (→) to go one epoch at a time.</source>
        <translation>{gate}를 배울 준비가 됐어요. 실행(Space)을 눌러 지켜보거나, 한 걸음(→)으로 한 에포크씩 나아가 보세요.</translation>
    </message>
    <message>
        <source>Learning: every update moves w1, w2 and b a little down the slope of the loss. {right} of {rows} right so far.</source>
        <translation>학습 중: 갱신할 때마다 w1, w2, b가 손실의 내리막으로 조금씩 움직여요. 지금까지 {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>Paused at epoch {epoch}, {right} of {rows} right. Step (→) goes on by one epoch, Back (←) takes it back exactly, Run (Space) goes on.</source>
        <translation>에포크 {epoch}에서 멈췄어요. {rows}개 중 {right}개 정답. 한 걸음(→)은 한 에포크 앞으로, 뒤로(←)는 정확히 한 에포크 되돌리기, 실행(Space)은 이어서 학습해요.</translation>
    </message>
    <message>
        <source>All right: {rows} of {rows} answers lie on the correct side of ½. The loss keeps falling, ever more slowly, and never reaches 0. Pause (Space) when you have seen enough.</source>
        <translation>모두 정답: {rows}개의 출력이 모두 ½을 기준으로 올바른 쪽에 있어요. 손실은 점점 천천히 줄어들지만 0에는 닿지 않아요. 충분히 봤으면 일시정지(Space)하세요.</translation>
    </message>
    <message>
        <source>All right: {rows} of {rows} answers lie on the correct side of ½. Look at the weights that do it, or choose another gate.</source>
        <translation>모두 정답: {rows}개의 출력이 모두 ½을 기준으로 올바른 쪽에 있어요. 이 일을 해내는 가중치를 살펴보거나, 다른 게이트를 골라 보세요.</translation>
    </message>
    <message>
        <source>Stopped where you asked: epoch {epoch}, loss {loss}. To go on, change “Stop at” or clear it.</source>
        <translation>정해 둔 곳에서 멈췄어요: 에포크 {epoch}, 손실 {loss}. 이어서 하려면 ‘멈출 때’를 바꾸거나 지우세요.</translation>
    </message>
    <message>
        <source>Diverged: after epoch {epoch} the numbers would grow beyond what a computer can hold. Choose a learning rate far below {rate}, then go on or Reset.</source>
        <translation>발산: 에포크 {epoch} 다음에는 수가 컴퓨터가 담을 수 없을 만큼 커져요. 학습률을 {rate}보다 훨씬 작게 고른 다음, 이어서 하거나 ‘처음으로’를 누르세요.</translation>
    </message>
    <message>
        <source>Stuck, and it always will be: one neuron draws one straight line, and no line has both 1s of {gate} on one side and both 0s on the other. {best} of {rows} is the most it can get. Try another gate, or switch a row off.</source>
        <translation>더는 나아지지 않아요. 뉴런 하나는 직선 하나를 그을 뿐인데, 어떤 직선도 {gate}의 1 두 개와 0 두 개를 서로 다른 쪽으로 나누지 못해요. 많아야 {rows}개 중 {best}개예요. 다른 게이트를 고르거나 한 행을 꺼 보세요.</translation>
    </message>
    <message>
        <source>The loss jumps up and down: each update goes too far and lands on the other side. Try a learning rate below {rate}.</source>
        <translation>손실이 오르내리며 튀어요. 갱신할 때마다 너무 멀리 가서 반대쪽에 내려앉기 때문이에요. 학습률을 {rate}보다 작게 해 보세요.</translation>
    </message>
    <message>
        <source>Saturated: row {x1} {x2} is wrong, but at z = {z} the sigmoid is so flat that its weights hardly move. Try other starts, or the loss cross-entropy, which does not mind.</source>
        <translation>포화: {x1} {x2} 행이 틀렸지만, z = {z}에서는 시그모이드가 너무 평평해서 가중치가 거의 움직이지 않아요. 다른 초기값이나, 평평해도 괜찮은 손실인 교차 엔트로피를 써 보세요.</translation>
    </message>
    <message>
        <source>Learning very slowly: the loss hardly falls from epoch to epoch. Try a learning rate above {rate}, or a higher speed.</source>
        <translation>학습이 아주 느려요. 에포크가 지나도 손실이 거의 줄지 않아요. 학습률을 {rate}보다 크게 하거나 속도를 높여 보세요.</translation>
    </message>
</context>
<context>
    <name>NeuronView</name>
    <message>
        <source>The neuron</source>
        <extracomment>The quantity&apos;s name, as in `Snapshot.lit`.</extracomment>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>The neuron with the numbers of the selected row. Each input is multiplied by its weight; Σ adds the products and the bias to z; the sigmoid σ squeezes z into an answer ŷ between 0 and 1, which is held against the right answer Y. Thick lines are large weights. Solid blue pushes the answer towards 1, dashed orange towards 0.</source>
        <translation>고른 행의 수를 담은 뉴런이에요. 입력마다 가중치를 곱하고, Σ가 그 곱들과 편향을 더해 z를 만들고, 시그모이드 σ가 z를 0과 1 사이의 출력 ŷ으로 눌러 담아 정답 Y와 견주어요. 선이 굵을수록 가중치가 커요. 파란 실선은 출력을 1 쪽으로, 주황 점선은 0 쪽으로 밀어요.</translation>
    </message>
    <message>
        <source>For x1 = {x1} and x2 = {x2}: w1 = {w1}, w2 = {w2}, b = {b}, so z = {z} and ŷ = {output}; the right answer is {target}.</source>
        <translation>x1 = {x1}, x2 = {x2}일 때: w1 = {w1}, w2 = {w2}, b = {b}이므로 z = {z}, ŷ = {output}이고 정답은 {target}이에요.</translation>
    </message>
    <message>
        <source>Click to copy</source>
        <translation>클릭하면 복사돼요</translation>
    </message>
    <message>
        <source>Copied {value}</source>
        <translation>복사했어요: {value}</translation>
    </message>
    <message>
        <source>Weight {name}: how strongly {input} counts. Times {input} it gives {product}.</source>
        <translation>가중치 {name}: {input}을 얼마나 세게 반영하는지예요. {input}과 곱한 값은 {product}.</translation>
    </message>
    <message>
        <source>Bias b: what z is when both inputs are 0.</source>
        <translation>편향 b: 두 입력이 모두 0일 때의 z예요.</translation>
    </message>
    <message>
        <source>x1: the first input</source>
        <translation>x1: 첫째 입력</translation>
    </message>
    <message>
        <source>x2: the second input</source>
        <translation>x2: 둘째 입력</translation>
    </message>
    <message>
        <source>1: the bias&apos;s input, always 1</source>
        <translation>1: 편향의 입력, 언제나 1이에요</translation>
    </message>
    <message>
        <source>z = w1·x1 + w2·x2 + b, the weighted sum</source>
        <translation>z = w1·x1 + w2·x2 + b, 가중치를 곱해 더한 값</translation>
    </message>
    <message>
        <source>σ, the sigmoid: squeezes z into 0 … 1. The point shows where z is on it.</source>
        <translation>σ, 시그모이드: z를 0과 1 사이로 눌러 담아요. 점은 지금 z가 있는 자리예요.</translation>
    </message>
    <message>
        <source>ŷ = σ(z), the neuron&apos;s answer, between 0 and 1</source>
        <translation>ŷ = σ(z), 0과 1 사이의 뉴런 출력</translation>
    </message>
    <message>
        <source>Y: the right answer for this row</source>
        <translation>Y: 이 행의 정답</translation>
    </message>
    <message>
        <source>The loss of this row: how wrong ŷ is, seen from Y</source>
        <translation>이 행의 손실: Y에서 볼 때 ŷ이 얼마나 틀렸는지</translation>
    </message>
    <message>
        <source>answer</source>
        <extracomment>The thickest and the thinnest line of a weight, in pixels; the thickest is reached slowly, since weights grow without bound. The z range that the small sigmoid shows.</extracomment>
        <translation>출력</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>손실 {loss}</translation>
    </message>
</context>
<context>
    <name>OptionalNumberField</name>
    <message>
        <source>never</source>
        <extracomment>Enough decimals that Qt&apos;s rounding never touches a float64 of everyday size. The pointer came over the field (True) or left it (False).</extracomment>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>ReadablePlot</name>
    <message>
        <source>epoch {n}</source>
        <extracomment>Within so many pixels of a line, the pointer means that line. The quantity under the pointer, or &quot;&quot; for none.</extracomment>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>{name} copied</source>
        <translation>{name} 복사됨</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Answers over the inputs x1 and x2</source>
        <extracomment>``&quot;2d&quot;`` or ``&quot;3d&quot;``. Made when it is first opened.</extracomment>
        <translation>입력 x1, x2에 따른 출력</translation>
    </message>
    <message>
        <source>The model&apos;s answer ŷ for every pair of inputs x1 and x2: blue towards 1, orange towards 0, pale where it is undecided. On the line ŷ is exactly ½. Point anywhere to read ŷ and click to copy it; click a sample, or press ↑ and ↓, to choose it.</source>
        <translation>모든 입력 x1, x2에 대한 모델의 출력 ŷ이에요. 파랄수록 1, 주황일수록 0에 가깝고, 옅은 곳은 아직 미정이에요. 선 위에서 ŷ은 정확히 ½이에요. 아무 데나 가리키면 ŷ을 읽고 클릭하면 복사돼요. 샘플을 클릭하거나 ↑ ↓ 키로 고를 수 있어요.</translation>
    </message>
    <message>
        <source>2-D</source>
        <translation>2-D</translation>
    </message>
    <message>
        <source>Map in two dimensions</source>
        <translation>2차원 지도</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3-D</translation>
    </message>
    <message>
        <source>Surface in three dimensions</source>
        <translation>3차원 곡면</translation>
    </message>
    <message>
        <source>The 3-D view needs OpenGL 2.1 or newer and PyOpenGL, which are missing here. The 2-D map shows the same answers, as colours instead of heights.</source>
        <translation>3-D 보기에는 OpenGL 2.1 이상과 PyOpenGL이 필요한데 여기에는 없어요. 2-D 지도가 같은 출력을 높이 대신 색으로 보여 줘요.</translation>
    </message>
    <message>
        <source>The model&apos;s answer ŷ as a height over the inputs x1 and x2. The mark of each sample stands at its right answer, 0 or 1; the line from there to the surface is how far off the model is. Drag or press the arrow keys to turn, use the wheel or + and − to come closer, double-click or press Esc to turn back.</source>
        <translation>입력 x1, x2 위에 모델의 출력 ŷ을 높이로 나타냈어요. 샘플 표시는 정답 0 또는 1의 높이에 서 있고, 거기서 곡면까지의 선이 모델이 빗나간 만큼이에요. 끌거나 화살표 키로 돌리고, 휠이나 + − 로 다가가고, 두 번 클릭하거나 Esc로 처음 방향으로 돌아가요.</translation>
    </message>
    <message>
        <source>Circle: right answer 0, triangle: 1. Filled with the colour of the model&apos;s answer, outlined with that of the right one.</source>
        <translation>동그라미는 정답 0, 세모는 정답 1. 안쪽 색은 모델의 출력, 테두리 색은 정답이에요.</translation>
    </message>
    <message>
        <source>Height: ŷ. Each mark stands at its right answer; the line from it to the surface is the error.</source>
        <translation>높이는 ŷ. 표시는 정답의 높이에 있고, 곡면까지의 선이 오차예요.</translation>
    </message>
    <message>
        <source>Answers, with the right ones in brackets: {rows}</source>
        <translation>출력과 괄호 안의 정답: {rows}</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>Detach or put back: {view}</source>
        <extracomment>The default columns&apos; and rows&apos; sizes at 1280 × 800; Qt scales them to the window.</extracomment>
        <translation>떼어 내거나 되돌리기: {view}</translation>
    </message>
    <message>
        <source>Close: {view} (View menu brings it back)</source>
        <translation>닫기: {view} (보기 메뉴에서 다시 열 수 있어요)</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Run</source>
        <extracomment>From this width on, the buttons have room for their names.</extracomment>
        <translation>실행</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Speed: how many epochs go by. At the left, one a second; at the right, as many as the computer can. The numbers are the same at any speed.</source>
        <translation>속도: 에포크가 얼마나 빨리 지나가는지예요. 왼쪽 끝은 1초에 하나, 오른쪽 끝은 컴퓨터가 낼 수 있는 만큼이에요. 속도가 달라도 수는 똑같아요.</translation>
    </message>
    <message>
        <source>Epoch {n}</source>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>Loss {loss}</source>
        <translation>손실 {loss}</translation>
    </message>
    <message>
        <source>{right}/{rows} right</source>
        <translation>정답 {right}/{rows}</translation>
    </message>
    <message>
        <source>Loss: how wrong the answers are, the mean over the rows that are on</source>
        <translation>손실: 출력이 얼마나 틀렸는지, 켜진 행들의 평균이에요</translation>
    </message>
    <message>
        <source>Epoch: how many times the neuron went through all rows</source>
        <translation>에포크: 뉴런이 모든 행을 몇 번 보았는지예요</translation>
    </message>
    <message>
        <source>Rows answered right: ŷ lies on the same side of ½ as Y</source>
        <translation>맞힌 행의 수: ŷ이 ½을 기준으로 Y와 같은 쪽에 있으면 정답이에요</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>최대 속도</translation>
    </message>
    <message>
        <source>{n} epochs a frame</source>
        <translation>화면마다 {n} 에포크</translation>
    </message>
    <message>
        <source>1 epoch a second</source>
        <translation>1초에 1 에포크</translation>
    </message>
    <message>
        <source>{n} epochs a second</source>
        <translation>1초에 {n} 에포크</translation>
    </message>
</context>
<context>
    <name>TruthTable</name>
    <message>
        <source>Rows that are switched on take part in learning.</source>
        <translation>켜진 행만 학습에 쓰여요.</translation>
    </message>
    <message>
        <source>x1: the first input</source>
        <translation>x1: 첫째 입력</translation>
    </message>
    <message>
        <source>x2: the second input</source>
        <translation>x2: 둘째 입력</translation>
    </message>
    <message>
        <source>Y: the right answer. Click one to change it.</source>
        <translation>Y: 정답. 클릭하면 바뀌어요.</translation>
    </message>
    <message>
        <source>ŷ (y hat): the neuron&apos;s answer, between 0 and 1</source>
        <translation>ŷ(와이 햇): 0과 1 사이의 뉴런 출력</translation>
    </message>
    <message>
        <source>Right if ŷ lies on the same side of ½ as Y</source>
        <translation>ŷ이 ½을 기준으로 Y와 같은 쪽에 있으면 정답이에요</translation>
    </message>
    <message>
        <source>Truth table</source>
        <translation>진리표</translation>
    </message>
    <message>
        <source>Truth table: the problem to be learned. Each row is a sample with its inputs x1 and x2 and the right answer Y. Click Y to change it, clear a box to leave the row out, and click a row to see it in the drawing. With the keyboard: arrows move, Space changes.</source>
        <translation>진리표: 배울 문제예요. 행마다 입력 x1, x2와 정답 Y가 있는 샘플이에요. Y를 클릭하면 정답이 바뀌고, 체크를 지우면 그 행을 빼고 배우며, 행을 클릭하면 그림에 나타나요. 키보드에서는 화살표로 움직이고 Space로 바꿔요.</translation>
    </message>
    <message>
        <source>Learn from this row</source>
        <translation>이 행으로 학습하기</translation>
    </message>
    <message>
        <source>The right answer; click to change it</source>
        <translation>정답, 클릭하면 바뀌어요</translation>
    </message>
    <message>
        <source>right: ŷ lies on the same side of ½ as Y</source>
        <translation>정답: ŷ이 ½을 기준으로 Y와 같은 쪽에 있어요</translation>
    </message>
    <message>
        <source>wrong: ŷ lies on the other side of ½ than Y</source>
        <translation>오답: ŷ이 ½을 기준으로 Y의 반대쪽에 있어요</translation>
    </message>
</context>
<context>
    <name>WeightsView</name>
    <message>
        <source>Weights and bias by epoch</source>
        <translation>에포크별 가중치와 편향</translation>
    </message>
    <message>
        <source>The weights w1 and w2 and the bias b after each epoch: these are what learning changes. Above stand their values at the pointer, or now.</source>
        <translation>에포크마다의 가중치 w1, w2와 편향 b예요. 학습이 바꾸는 것이 바로 이 값들이에요. 위에는 가리킨 곳의 값, 또는 지금 값이 있어요.</translation>
    </message>
    <message>
        <source>Point at a line to read exact values and click to copy them; turn the wheel to zoom, drag to move, double-click to follow the run again. Keys: , and . move along, ↑ and ↓ choose a line, Enter copies, + and − zoom, Esc follows.</source>
        <translation>선을 가리키면 정확한 값을 읽고 클릭하면 복사돼요. 휠로 확대하고, 끌어서 옮기고, 두 번 클릭하면 다시 학습을 따라가요. 키보드: , 와 . 로 움직이고, ↑ ↓ 로 선을 고르고, Enter로 복사하고, + 와 − 로 확대하고, Esc로 다시 따라가요.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>At the start: {values}.</source>
        <translation>시작할 때: {values}.</translation>
    </message>
    <message>
        <source>After epoch {n}: {values}.</source>
        <translation>에포크 {n} 다음: {values}.</translation>
    </message>
</context>
</TS>
