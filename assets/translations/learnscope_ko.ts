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
        <source>Look inside</source>
        <translation>들여다보기</translation>
    </message>
    <message>
        <source>Open one update and read its numbers, stage by stage</source>
        <translation>한 번의 갱신을 열어 단계별로 모든 수를 읽기</translation>
    </message>
    <message>
        <source>Close stage</source>
        <translation>단계 닫기</translation>
    </message>
    <message>
        <source>Close the stage of the update that was opened last</source>
        <translation>마지막에 연 단계를 닫기</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>시작으로 가기</translation>
    </message>
    <message>
        <source>Show epoch 0 of this run; what came after stays</source>
        <translation>이 학습의 에포크 0 보기, 그 뒤는 그대로 남아요</translation>
    </message>
    <message>
        <source>Try every value</source>
        <translation>모든 값 시도하기</translation>
    </message>
    <message>
        <source>Search the lowest loss in the dark room, tile by tile</source>
        <translation>어두운 방에서 타일을 하나씩 밟아 가며 가장 작은 손실 찾기</translation>
    </message>
    <message>
        <source>Go to the latest epoch</source>
        <translation>마지막 에포크로 가기</translation>
    </message>
    <message>
        <source>Show the last epoch trained</source>
        <translation>마지막으로 학습한 에포크 보기</translation>
    </message>
    <message>
        <source>Make this the start</source>
        <translation>여기를 초기값으로</translation>
    </message>
    <message>
        <source>Start over from the weights and biases that stand there now; Reset then returns to them</source>
        <translation>지금의 가중치와 편향을 초기값으로 삼아 처음부터 다시 시작해요. ‘처음으로’를 누르면 이 값으로 돌아와요</translation>
    </message>
    <message>
        <source>Pin this run</source>
        <translation>이 학습 고정하기</translation>
    </message>
    <message>
        <source>Keep this run beside the next ones, to compare them</source>
        <translation>이 학습을 남겨 두고 다음 학습과 견주어 보기</translation>
    </message>
    <message>
        <source>Race…</source>
        <translation>경주…</translation>
    </message>
    <message>
        <source>Let optimisers or learning rates race from this start</source>
        <translation>이 초기값에서 최적화 방법이나 학습률을 겨루게 하기</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Save run…</source>
        <translation>학습 저장…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>메모…</translation>
    </message>
    <message>
        <source>Write something to this run, to be saved with it</source>
        <translation>이 학습에 메모를 적어 함께 저장해요</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Open data (CSV)…</source>
        <translation>데이터 열기 (CSV)…</translation>
    </message>
    <message>
        <source>Learn the points in a file that a spreadsheet saved</source>
        <translation>스프레드시트에서 저장한 파일의 점들을 학습해요</translation>
    </message>
    <message>
        <source>Save data (CSV)…</source>
        <translation>데이터 저장 (CSV)…</translation>
    </message>
    <message>
        <source>Save the points in a file that spreadsheets can read</source>
        <translation>점들을 스프레드시트에서 열 수 있는 파일로 저장해요</translation>
    </message>
    <message>
        <source>Edit own data…</source>
        <translation>내 데이터 편집…</translation>
    </message>
    <message>
        <source>Read and change your own points one by one</source>
        <translation>내가 만든 점을 하나씩 보고 고쳐요</translation>
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
        <source>Movement</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Let a short movement show which way a stage goes</source>
        <translation>단계가 어느 쪽으로 가는지 짧은 움직임으로 보여 주기</translation>
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
        <source>Glossary</source>
        <translation>용어집</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>안내 따라 배우기</translation>
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
    <message>
        <source>weights set by hand</source>
        <translation>손으로 바꾼 가중치</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>L1 and L2</source>
        <translation>L1·L2 규제</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>start</source>
        <translation>초기값</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>what was advised</source>
        <translation>권한 대로 바꾸기</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>name of a run</source>
        <translation>학습 이름</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>pin removed</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>run brought back</source>
        <translation>학습 다시 가져오기</translation>
    </message>
    <message>
        <source>Undo: {change}</source>
        <translation>되돌리기: {change}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Redo: {change}</source>
        <translation>다시 하기: {change}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
</context>
<context>
    <name>ActivationView</name>
    <message>
        <source>Activation: the sigmoid σ over z</source>
        <translation>활성화 함수: z에 따른 시그모이드 σ</translation>
    </message>
    <message>
        <source>The sigmoid σ turns z, which can be any number, into an answer ŷ between 0 and 1. Each sample stands where its z is; the straight line at the selected one shows how fast ŷ changes with z there: its slope is ∂ŷ/∂z. Far out the curve is flat, and a change of z changes almost nothing.</source>
        <translation>시그모이드 σ는 어떤 수든 될 수 있는 z를 0과 1 사이의 출력 ŷ으로 바꿔요. 샘플은 저마다 자기 z 자리에 있어요. 고른 샘플에 닿은 직선은 거기서 z에 따라 ŷ이 얼마나 빨리 변하는지 보여 줘요. 그 기울기가 ∂ŷ/∂z예요. 양 끝에서는 곡선이 평평해서 z가 변해도 거의 아무것도 달라지지 않아요.</translation>
    </message>
    <message>
        <source>Point at the curve to read values and click to copy; click a sample to choose it. Keys: ↑ and ↓ choose a sample, , and . move the read-out along, Enter copies.</source>
        <translation>곡선을 가리키면 값을 읽고 클릭하면 복사돼요. 샘플을 클릭하면 그 샘플을 골라요. 키보드: ↑ ↓ 로 샘플을 고르고, , 와 . 로 읽는 곳을 옮기고, Enter로 복사해요.</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Show the slope&apos;s curve</source>
        <translation>기울기 곡선 보기</translation>
    </message>
    <message>
        <source>Show σ′(z) = σ(z)·(1 − σ(z)), the slope of the curve at every z: highest, at ¼, where z is 0.</source>
        <translation>모든 z에서 곡선의 기울기인 σ′(z) = σ(z)·(1 − σ(z))를 보여 줘요. z가 0일 때 ¼로 가장 커요.</translation>
    </message>
    <message>
        <source>At the selected row {x1} {x2}: z = {z}, ŷ = {output}, and the slope ∂ŷ/∂z = {slope}.</source>
        <translation>고른 행 {x1} {x2}: z = {z}, ŷ = {output}, 기울기 ∂ŷ/∂z = {slope}.</translation>
    </message>
    <message>
        <source>{function} copied</source>
        <extracomment>Points of the curve, with 0 in the middle. z reaches so far to either side, at least. The ticks of those that stay between two limits. What is left above and below the curve, as a share of its height: room for the marks. What stands after ŷ where it has yet to be put into own units. Whether the derivative is shown, too.</extracomment>
        <translation>{function} 복사됨</translation>
    </message>
    <message>
        <source>Activation of {unit}: {function} over z</source>
        <translation>{unit}의 활성화 함수: z에 대한 {function}</translation>
    </message>
    <message>
        <source>What the unit {unit} makes of its weighted sum z: {unit} = {function}. Each sample stands where its z is; the straight line at the selected one shows how fast the output changes with z there: its slope is {slope}. Where the curve is flat, a change of z changes nothing, and a sample there teaches the unit nothing.</source>
        <translation>뉴런이 가중합 z로 만드는 출력이에요: {unit} = {function}. 샘플은 저마다 자기 z 자리에 서 있어요. 고른 샘플에 그은 직선은 그 자리에서 z가 변할 때 출력이 얼마나 빨리 변하는지 보여 줘요. 직선의 기울기가 {slope}입니다. 곡선이 평평한 곳에서는 z가 변해도 아무것도 변하지 않아서, 그곳의 샘플로는 뉴런이 배우는 것이 없어요.</translation>
    </message>
    <message>
        <source>Show {slope}, the slope of the curve at every z.</source>
        <translation>z마다 곡선의 기울기를 보여 줘요: {slope}.</translation>
    </message>
    <message>
        <source>{shown} of {count} samples are shown.</source>
        <translation>샘플 {count}개 가운데 {shown}개를 보여 줘요.</translation>
    </message>
    <message>
        <source>At the selected sample ({inputs}): z = {z}, {unit} = {output}, and the slope is {slope}.</source>
        <translation>고른 샘플({inputs})에서 z = {z}, {unit} = {output}, 기울기는 {slope}입니다.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>The data are standardised with it.</source>
        <translation>데이터도 함께 표준화해요.</translation>
    </message>
    <message>
        <source>The penalty goes with it.</source>
        <translation>규제는 함께 빼요.</translation>
    </message>
    <message>
        <source>({optimizer}, learning rate {rate}.)</source>
        <translation>({optimizer}, 학습률 {rate}.)</translation>
    </message>
    <message>
        <source>Standardise inputs and target (mean 0, deviation 1), and take the learning rate {rate}.</source>
        <extracomment>The advice whose sentence does not name the rate.</extracomment>
        <translation>입력과 정답을 표준화해 보세요(평균 0, 표준편차 1, 학습률 {rate}).</translation>
    </message>
    <message>
        <source>Standardise the inputs (mean 0, deviation 1), and take the learning rate {rate}.</source>
        <translation>입력을 표준화해 보세요(평균 0, 표준편차 1, 학습률 {rate}).</translation>
    </message>
    <message>
        <source>Standardise the data</source>
        <translation>데이터 표준화</translation>
    </message>
    <message>
        <source>Standardise the inputs</source>
        <translation>입력 표준화</translation>
    </message>
    <message>
        <source>Shuffle: take the samples in a new order in each epoch, at the learning rate {rate}.</source>
        <translation>에포크마다 샘플의 순서를 섞어 보세요(학습률 {rate}).</translation>
    </message>
    <message>
        <source>Shuffle the samples</source>
        <translation>샘플 섞기</translation>
    </message>
    <message>
        <source>Let all samples share each update, at the learning rate {rate}.</source>
        <translation>갱신할 때마다 샘플을 모두 써 보세요(학습률 {rate}).</translation>
    </message>
    <message>
        <source>All samples in each update</source>
        <translation>갱신마다 모든 샘플</translation>
    </message>
    <message>
        <source>Try it without the penalty.</source>
        <translation>규제 없이 해 보세요.</translation>
    </message>
    <message>
        <source>Try a tenth of the penalty.</source>
        <translation>규제를 10분의 1로 줄여 보세요.</translation>
    </message>
    <message>
        <source>No penalty</source>
        <translation>규제 없이</translation>
    </message>
    <message>
        <source>A tenth of the penalty</source>
        <translation>규제 10분의 1</translation>
    </message>
    <message>
        <source>Take the loss cross-entropy: it moves wrong answers however flat the sigmoid is.</source>
        <translation>손실을 교차 엔트로피로 바꿔 보세요. 시그모이드가 아무리 평평해도 틀린 답을 움직여요.</translation>
    </message>
    <message>
        <source>Take cross-entropy</source>
        <translation>교차 엔트로피로</translation>
    </message>
    <message>
        <source>Try the learning rate {rate}.</source>
        <translation>이 학습률을 써 보세요: {rate}.</translation>
    </message>
    <message>
        <source>Learning rate {rate}</source>
        <translation>학습률 {rate}</translation>
    </message>
    <message>
        <source>Try the optimiser Adam, at the learning rate {rate}.</source>
        <translation>최적화 방법을 Adam으로 바꿔 보세요(학습률 {rate}).</translation>
    </message>
    <message>
        <source>Adam, rate {rate}</source>
        <translation>Adam, 학습률 {rate}</translation>
    </message>
    <message>
        <source>Start with all parameters 0, at the learning rate {rate}.</source>
        <translation>모든 파라미터를 0에서 시작해 보세요(학습률 {rate}).</translation>
    </message>
    <message>
        <source>Take another random start: scale 1, seed {seed}, at the learning rate {rate}.</source>
        <translation>다른 무작위 초기값에서 시작해 보세요(크기 1, 시드 {seed}, 학습률 {rate}).</translation>
    </message>
    <message>
        <source>Start at 0</source>
        <translation>0에서 시작</translation>
    </message>
    <message>
        <source>Start: scale 1, seed {seed}</source>
        <translation>초기값: 크기 1, 시드 {seed}</translation>
    </message>
    <message>
        <source>A bias sets it free.</source>
        <translation>편향이 있으면 거기서 벗어나요.</translation>
    </message>
    <message>
        <source>Add a bias</source>
        <translation>편향 더하기</translation>
    </message>
    <message>
        <source>Take {activation} as the activation, at the learning rate {rate}.</source>
        <translation>활성화 함수를 바꿔 보세요({activation}, 학습률 {rate}).</translation>
    </message>
    <message>
        <source>Activation {activation}</source>
        <translation>활성화 함수 {activation}</translation>
    </message>
    <message>
        <source>A hidden layer of {units} bends it ({optimizer}, learning rate {rate}).</source>
        <translation>뉴런 {units}개짜리 은닉층이 굽혀 줘요({optimizer}, 학습률 {rate}).</translation>
    </message>
    <message>
        <source>Hidden layers of {units} bend it ({optimizer}, learning rate {rate}).</source>
        <translation>뉴런 {units}개짜리 은닉층들이 굽혀 줘요({optimizer}, 학습률 {rate}).</translation>
    </message>
    <message>
        <source>A hidden layer of {units}</source>
        <translation>은닉층 뉴런 {units}개</translation>
    </message>
    <message>
        <source>Hidden layers: {units}</source>
        <translation>은닉층: {units}</translation>
    </message>
    <message>
        <source>A plane by plain descent does better (learning rate {rate}).</source>
        <translation>은닉층 없이 평면을 경사하강법으로 찾으면 더 나아요(학습률 {rate}).</translation>
    </message>
    <message>
        <source>A line by plain descent does better (learning rate {rate}).</source>
        <translation>은닉층 없이 직선을 경사하강법으로 찾으면 더 나아요(학습률 {rate}).</translation>
    </message>
    <message>
        <source>No hidden layer</source>
        <translation>은닉층 없이</translation>
    </message>
    <message>
        <source>With {units} hidden neurons it does better on the test samples.</source>
        <translation>은닉 뉴런이 {units}개면 시험 샘플에서 더 나아요.</translation>
    </message>
    <message>
        <source>{units} hidden neurons</source>
        <translation>은닉 뉴런 {units}개</translation>
    </message>
    <message>
        <source>With L2 at {rate} it does better on the test samples.</source>
        <translation>L2를 쓰면({rate}) 시험 샘플에서 더 나아요.</translation>
    </message>
    <message>
        <source>L2 {rate}</source>
        <translation>L2 {rate}</translation>
    </message>
</context>
<context>
    <name>Allowed</name>
    <message>
        <source>a number such as 0.5, 0,5 or 1/3</source>
        <translation>수(예: 0.5, 1/3)</translation>
    </message>
    <message>
        <source>a number from {low} to {high}, such as 0.5, 0,5 or 1/3</source>
        <translation>{low}부터 {high}까지의 수(예: 0.5, 1/3)</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>{low}부터 {high}까지의 정수</translation>
    </message>
    <message>
        <source>{allowed}, or nothing</source>
        <translation>{allowed}, 또는 빈칸</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>That comes close. Give it to {n} decimals.</source>
        <extracomment>Done as soon as it is read, and done once the card&apos;s question is answered. The kinds by name. Which of the question&apos;s slips it is. The number given, if it is one.</extracomment>
        <translation>거의 맞았어요. 소수점 아래 {n}자리까지 적어 보세요.</translation>
    </message>
    <message>
        <source>Type a number such as 0.5, 0,5 or 1/3.</source>
        <translation>0.5나 1/3 같은 수를 입력해 보세요.</translation>
    </message>
</context>
<context>
    <name>AnswerMap</name>
    <message>
        <source>undecided</source>
        <extracomment>The part of the input plane that is shown of a gate, on both axes. What is shown on both axes of the learner&apos;s own points while they all lie within it, so that the plane does not move under the hand that adds them. What is shown of a gate. The quantities that the surface can show, by their names in `Snapshot.lit`. The plain neuron, for what is drawn before the first moment.</extracomment>
        <translation>미정</translation>
    </message>
    <message>
        <source>held out to test</source>
        <extracomment>The longest name that stands on an axis or in a read-out, in characters.</extracomment>
        <translation>시험용 샘플</translation>
    </message>
    <message>
        <source>{name} copied</source>
        <extracomment>Points along each side of the map, and while a run goes on at least. Of a line that bends, so many places are tried for its label. A plane of this size is read with two decimals. What is shown: &quot;output&quot; or &quot;z&quot;.
----------
What is shown below 0 and above 1, and beyond the largest z as a share of it: room for marks. Within so many pixels the pointer means the place where ŷ is ½. θ set by hand, and whether the same movement goes on. Where z is 0, in x. From where to where heights are shown.
----------
How far the third input leads to the right and up, as a share of an edge of the cube. The radius of the disc in the colour of the value, under each mark: at most, and as a share of an edge of the cube. An edge shorter than this, in pixels, has no room for its name beside the corners&apos; numbers. The radius of the mark as a share of the disc&apos;s. What the buttons above and the name of the axis below need, besides the discs. Whether all samples stand at corners. Where each sample stands in the cube, from 0 to 1 along each edge, shape (samples, 3). From where to where each edge reaches. In which order samples are painted, those behind first. The first sample at each corner, as all that stand there have the same number. The radius of the discs, in pixels.</extracomment>
        <translation>{name} 복사됨</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>What is to be learned?</source>
        <extracomment>In pixels; the rows scroll where there is less room than they need.</extracomment>
        <translation>무엇을 학습할까요?</translation>
    </message>
    <message>
        <source>What of {file} is to be learned? What seems meant is chosen already; Enter takes it.</source>
        <translation>{file}에서 무엇을 학습할까요? 알맞아 보이는 것을 미리 골라 두었어요. 그대로 쓰려면 Enter를 누르세요.</translation>
    </message>
    <message>
        <source>names</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>one of two classes</source>
        <translation>두 클래스 가운데 하나</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>맞바꾸기</translation>
    </message>
    <message>
        <source>Let the other label be class 1.</source>
        <translation>다른 쪽 이름을 클래스 1로 해요.</translation>
    </message>
    <message>
        <source>Learn this</source>
        <translation>이대로 학습</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The label of class {n}</source>
        <translation>클래스 {n}의 이름</translation>
    </message>
    <message>
        <source>The target is</source>
        <translation>정답은</translation>
    </message>
    <message>
        <source>Numbers between 0 and 1 are not rounded to classes.</source>
        <translation>0과 1 사이의 수는 반올림해서 클래스로 만들지 않아요.</translation>
    </message>
    <message>
        <source>Its classes are</source>
        <translation>클래스는</translation>
    </message>
    <message>
        <source>Leave out {rows}</source>
        <translation>{rows} 빼기</translation>
    </message>
    <message>
        <source>The line {cells} holds</source>
        <translation>{cells} 줄은</translation>
    </message>
    <message>
        <source>{cell} means</source>
        <translation>{cell}의 뜻은</translation>
    </message>
    <message>
        <source>Choose the target: what is to be answered.</source>
        <translation>정답 열을 고르세요. 모델이 맞혀야 할 값이에요.</translation>
    </message>
    <message>
        <source>Ticked columns are learned.</source>
        <extracomment>How many rows are shown to look at. The widest that a column is shown, in pixels; what has no room is left out where it shows. Labels are cut here, in characters: a few words are to stand side by side. The places of a head&apos;s list. It was ticked or unticked by hand. It was made the target, or an input.</extracomment>
        <translation>표시한 열을 학습해요.</translation>
    </message>
    <message>
        <source>target Y</source>
        <translation>정답 Y</translation>
    </message>
    <message>
        <source>Input or target</source>
        <translation>입력 또는 정답</translation>
    </message>
    <message>
        <source>input {x}</source>
        <translation>입력 {x}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>row numbers</source>
        <translation>행 번호</translation>
    </message>
    <message>
        <source>the same in every row</source>
        <translation>모든 행이 같은 값</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>words: {labels}</source>
        <translation>낱말: {labels}</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>빈 열</translation>
    </message>
    <message>
        <source>The first rows</source>
        <extracomment>A column was ticked or unticked. A column was made an input or the target.</extracomment>
        <translation>처음 몇 행</translation>
    </message>
</context>
<context>
    <name>ContributionTable</name>
    <message>
        <source>penalty</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>together</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>mean</source>
        <extracomment>The samples&apos; numbers. The unit&apos;s parameters, as they are called within the unit and in the model. shape (samples, parameters) The names of the sums, and their numbers.</extracomment>
        <translation>평균</translation>
    </message>
    <message>
        <source>Each row pulls at the parameters in its own way. The update follows the mean.</source>
        <extracomment>The most samples and parameters of a table that shows all of them at once. Of a longer table, the rows in sight and a row&apos;s height in pixels. The sample that the learner chose.</extracomment>
        <translation>행마다 파라미터를 저마다 다른 쪽으로 당겨요. 갱신은 그 평균을 따라요.</translation>
    </message>
    <message>
        <source>Each sample pulls at the parameters in its own way. The update follows the mean.</source>
        <translation>샘플마다 파라미터를 저마다 다른 쪽으로 당겨요. 갱신은 그 평균을 따라요.</translation>
    </message>
    <message>
        <source>What each sample of the batch says to {unit}; the update follows the mean.</source>
        <translation>배치의 샘플마다 {unit}에 전하는 기울기예요. 갱신은 그 평균을 따라요.</translation>
    </message>
    <message>
        <source>What each sample contributes, and the mean</source>
        <translation>샘플마다 보태는 몫과 그 평균</translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>The file is larger than {megabytes} MB. Copy the columns and rows that you need into a sheet of their own, and save that.</source>
        <translation>파일이 {megabytes} MB보다 커요. 필요한 열과 행만 새 시트에 복사해서 저장하세요.</translation>
    </message>
    <message>
        <source>The file has {got} lines; at most {lines} can be read. Delete those that you do not need, and save it again.</source>
        <translation>파일이 {got}줄이나 돼요. {lines}줄까지만 읽을 수 있어요. 필요 없는 줄을 지우고 다시 저장하세요.</translation>
    </message>
    <message>
        <source>Line {line}: there are more than {samples} points, which is the most. Delete rows, and save it again.</source>
        <translation>{line}번째 줄: 점이 {samples}개를 넘어요. 그보다 많이는 읽을 수 없으니 행을 지우고 다시 저장하세요.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8, UTF-16, CP949 or a Western European encoding: its letters make no sense in any of them. In the spreadsheet, choose Save as › CSV UTF-8.</source>
        <translation>UTF-8, UTF-16, CP949, 서유럽 인코딩 가운데 어느 것으로 읽어도 글자가 맞지 않아요. 스프레드시트에서 ‘다른 이름으로 저장 › CSV UTF-8’을 고르세요.</translation>
    </message>
    <message>
        <source>This is a workbook, which only its spreadsheet can read. Open it there and choose Save as › CSV UTF-8.</source>
        <translation>스프레드시트 프로그램만 읽을 수 있는 통합 문서예요. 그 프로그램에서 열어 ‘다른 이름으로 저장 › CSV UTF-8’을 고르세요.</translation>
    </message>
    <message>
        <source>Line {line} has characters that no text has; this seems to be another kind of file. In the spreadsheet, choose Save as › CSV UTF-8.</source>
        <translation>{line}번째 줄에 텍스트에는 없는 문자가 있어요. 다른 종류의 파일인 것 같아요. 스프레드시트에서 ‘다른 이름으로 저장 › CSV UTF-8’을 고르세요.</translation>
    </message>
    <message>
        <source>Line {line}: a quotation mark is not closed, or a cell is huge: “{got}”. Delete the mark there, or put one at the end of the cell.</source>
        <translation>{line}번째 줄: 따옴표가 닫히지 않았거나 칸이 너무 길어요: “{got}”. 그 따옴표를 지우거나 칸 끝에 따옴표를 하나 더 넣으세요.</translation>
    </message>
    <message>
        <source>There is no line with numbers in the file. If they stand on another sheet, save that one.</source>
        <translation>파일에 수가 있는 줄이 없어요. 수가 다른 시트에 있다면 그 시트를 저장하세요.</translation>
    </message>
    <message>
        <source>Line {line} has one column only; it takes two at least, an input and a target. Columns are told apart by commas, semicolons, tabs, bars or blanks: in the spreadsheet, choose Save as › CSV.</source>
        <translation>{line}번째 줄에 열이 하나뿐이에요. 입력과 정답, 적어도 두 열이 있어야 해요. 열은 쉼표, 세미콜론, 탭, 세로줄, 빈칸으로 나눠요. 스프레드시트에서 ‘다른 이름으로 저장 › CSV’를 고르세요.</translation>
    </message>
    <message>
        <source>Line {line} has {got} columns; at most {columns} can be looked at. Delete those that you do not need, and save it again.</source>
        <translation>{line}번째 줄의 열이 {got}개예요. {columns}개까지만 볼 수 있어요. 필요 없는 열을 지우고 다시 저장하세요.</translation>
    </message>
    <message>
        <source>Line {line} has {got} cells below {unit} names. If commas are decimal marks, too, save it with semicolons or tabs between the cells; else give every column a name.</source>
        <translation>{line}번째 줄의 칸은 {got}개인데 이름은 {unit}개예요. 쉼표를 소수점으로도 썼다면 칸 사이를 세미콜론이나 탭으로 나누어 저장하세요. 아니라면 모든 열에 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>Line {line} has a cell too many, “{got}”, that other lines do not have. Delete it, or put quotation marks around a text that has a comma in it.</source>
        <translation>{line}번째 줄에 다른 줄에는 없는 칸 “{got}”이(가) 더 있어요. 그 칸을 지우거나, 쉼표가 든 글을 따옴표로 묶으세요.</translation>
    </message>
    <message>
        <source>Tick one, two or three columns as inputs; now it is {got}.</source>
        <translation>입력으로 쓸 열을 한 개에서 세 개까지 표시하세요. 지금은 {got}개예요.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{got}” stands there, so nothing is known; a value was expected. Fill the cell, or delete the row.</source>
        <translation>{line}번째 줄, 열 {column}: “{got}”은(는) 값이 없다는 표시예요. 값이 있어야 해요. 칸을 채우거나 그 행을 지우세요.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: nothing stands there; a value was expected. Fill the cell, or delete the row.</source>
        <translation>{line}번째 줄, 열 {column}: 비어 있어요. 값이 있어야 해요. 칸을 채우거나 그 행을 지우세요.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{got}” stands there; a number from −{largest} to {largest} was expected. Correct the cell, or delete the row.</source>
        <translation>{line}번째 줄, 열 {column}: “{got}”이(가) 있어요. −{largest}부터 {largest}까지의 수여야 해요. 칸을 고치거나 그 행을 지우세요.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{got}” is a date or a time; a number was expected. Count the days or hours since the first row in a column of its own, and save that.</source>
        <translation>{line}번째 줄, 열 {column}: “{got}”은(는) 날짜나 시각이에요. 수여야 해요. 첫 행부터 며칠, 몇 시간이 지났는지를 새 열에 적어서 저장하세요.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{got}” stands there; other cells of the column have “{unit}” with their numbers. Write all of them alike.</source>
        <translation>{line}번째 줄, 열 {column}: “{got}”이(가) 있는데, 이 열의 다른 칸은 수에 “{unit}”이(가) 붙어 있어요. 모두 같은 꼴로 적으세요.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{got}” stands there; a class was expected, {first} or {second}. Correct the cell, or delete the row.</source>
        <translation>{line}번째 줄, 열 {column}: “{got}”이(가) 있어요. {first} 또는 {second}, 두 클래스 가운데 하나여야 해요. 칸을 고치거나 그 행을 지우세요.</translation>
    </message>
    <message>
        <source>Column {column}, from line {line} on: every row says {first}. To tell classes apart takes two labels: add rows with another one, or put 0 and 1.</source>
        <translation>열 {column}, {line}번째 줄부터: 모든 행이 {first}이에요. 클래스를 가르려면 이름이 두 가지 있어야 해요. 다른 이름의 행을 더하거나 0과 1을 적으세요.</translation>
    </message>
    <message>
        <source>Column {column}, from line {line} on: {first} and {second} are no classes, and are not rounded to any. Learn them as numbers, or write 0 and 1 in the spreadsheet.</source>
        <translation>열 {column}, {line}번째 줄부터: {first}와(과) {second}은(는) 클래스가 아니고, 반올림해서 클래스로 만들지도 않아요. 수로 학습하거나, 스프레드시트에서 0과 1로 적으세요.</translation>
    </message>
    <message>
        <source>Column {column}, from line {line} on: “{got}” and so on seem to count the rows. Delete the column, or give it a name that says what else it is.</source>
        <translation>열 {column}, {line}번째 줄부터: “{got}” 등은 행 번호인 것 같아요. 그 열을 지우거나, 무엇인지 알 수 있는 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>Column {column}, from line {line} on: {got} may be classes or numbers. Write words for classes.</source>
        <translation>열 {column}, {line}번째 줄부터: {got}은(는) 클래스일 수도, 수일 수도 있어요. 클래스라면 낱말로 적으세요.</translation>
    </message>
    <message>
        <source>Line {line}: “{got}” may be the names of the columns, or a point. Give the columns names with letters, or delete the line.</source>
        <translation>{line}번째 줄: “{got}”은(는) 열의 이름일 수도, 점일 수도 있어요. 열 이름에 글자를 넣거나 그 줄을 지우세요.</translation>
    </message>
    <message>
        <source>Line {line} has {got} columns; expected are 2 (x, target), 3 (x1, x2, target) or 4 (x1, x2, x3, target). Delete the others.</source>
        <translation>{line}번째 줄의 열이 {got}개예요. 2개(x, 정답), 3개(x1, x2, 정답) 또는 4개(x1, x2, x3, 정답)여야 해요. 나머지를 지우세요.</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: “{got}” may be {first} or {second}. Write numbers without marks between thousands.</source>
        <translation>{line}번째 줄, 열 {column}: “{got}”은(는) {first}일 수도, {second}일 수도 있어요. 천 단위 구분 기호 없이 수를 적으세요.</translation>
    </message>
</context>
<context>
    <name>CubeMap</name>
    <message>
        <source>does not train</source>
        <translation>학습에 쓰지 않음</translation>
    </message>
</context>
<context>
    <name>CurveCanvas</name>
    <message>
        <source>Curve drawn by hand</source>
        <extracomment>How far an arrow key moves a height. The height that the keys change.</extracomment>
        <translation>손으로 그린 곡선</translation>
    </message>
    <message>
        <source>Draw the curve with the mouse, from x = −1 at the left to 1 at the right and from −{most} to {most}. With the keyboard: ← and → move along it, ↑ and ↓ move it up and down.</source>
        <translation>마우스로 곡선을 그리세요. 가로는 x = −1부터 1까지, 세로는 −{most}부터 {most}까지예요. 키보드로는 ←, →로 곡선을 따라가고 ↑, ↓로 높이를 바꿔요.</translation>
    </message>
    <message>
        <source>y = {y} at x = {x}</source>
        <translation>x = {x}에서 y = {y}</translation>
    </message>
</context>
<context>
    <name>CurveMap</name>
    <message>
        <source>target</source>
        <extracomment>Points of each curve. The radius of the marks at most and at least, where there are many. What is shown above and below the targets, as a share of their range. Of a hidden unit, what is shown: &quot;output&quot; or &quot;z&quot;.</extracomment>
        <translation>정답 곡선</translation>
    </message>
</context>
<context>
    <name>DataDialog</name>
    <message>
        <source>class</source>
        <extracomment>A cell could not take what was typed: the text, and what is allowed. A cell took what was typed.</extracomment>
        <translation>클래스</translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation>0 또는 1</translation>
    </message>
    <message>
        <source>{zero} or {one}</source>
        <translation>{zero} 또는 {one}</translation>
    </message>
    <message>
        <source>Your own data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>점 추가</translation>
    </message>
    <message>
        <source>Remove chosen</source>
        <translation>선택한 점 지우기</translation>
    </message>
    <message>
        <source>Swap classes</source>
        <translation>클래스 맞바꾸기</translation>
    </message>
    <message>
        <source>New table</source>
        <translation>새 표</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>How many inputs</source>
        <translation>입력의 수</translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>입력 1개</translation>
    </message>
    <message>
        <source>{n} inputs</source>
        <translation>입력 {n}개</translation>
    </message>
    <message>
        <source>What the target is</source>
        <translation>정답의 종류</translation>
    </message>
    <message>
        <source>target: one of two classes</source>
        <translation>정답: 두 클래스 가운데 하나</translation>
    </message>
    <message>
        <source>target: a number</source>
        <translation>정답: 수</translation>
    </message>
    <message>
        <source>Let the other label be class 1.</source>
        <translation>다른 쪽 이름을 클래스 1로 해요.</translation>
    </message>
    <message>
        <source>Begin with an empty table of so many inputs, without names.</source>
        <translation>입력의 수는 그대로 두고, 이름 없는 빈 표에서 시작해요.</translation>
    </message>
    <message>
        <source>There can be {n} points at most.</source>
        <translation>점은 {n}개까지 둘 수 있어요.</translation>
    </message>
    <message>
        <source>There are no rows on the clipboard.</source>
        <translation>클립보드에 행이 없어요.</translation>
    </message>
    <message>
        <source>The rows pasted have other columns than this table. Choose all rows first (Ctrl+A) to put them in its place.</source>
        <translation>붙여 넣은 행의 열이 이 표와 달라요. 표를 통째로 바꾸려면 먼저 모든 행을 선택하세요(Ctrl+A).</translation>
    </message>
    <message>
        <source>What was pasted</source>
        <translation>붙여 넣은 것</translation>
    </message>
    <message>
        <source>Targets other than 0 and 1 are no classes. Change them first, or begin a new table.</source>
        <translation>0과 1이 아닌 정답은 클래스가 될 수 없어요. 먼저 고치거나 새 표를 시작하세요.</translation>
    </message>
    <message>
        <source>Now {zero} is class 0 and {one} is class 1.</source>
        <translation>이제 {zero}이(가) 클래스 0, {one}이(가) 클래스 1이에요.</translation>
    </message>
    <message>
        <source>Double-click a cell, or press F2, to change it. Delete takes the chosen rows away; Ctrl+C copies them, Ctrl+V adds rows from a spreadsheet.</source>
        <translation>칸을 두 번 클릭하거나 F2를 누르면 고칠 수 있어요. Delete를 누르면 선택한 행이 지워지고, Ctrl+C로 복사하고, Ctrl+V로 스프레드시트의 행을 더해요.</translation>
    </message>
    <message>
        <source>“{text}” was not taken; type {allowed}.</source>
        <translation>“{text}”은(는) 쓸 수 없어요. 이렇게 입력해 보세요: {allowed}.</translation>
    </message>
    <message>
        <source>There has to be at least one point.</source>
        <translation>점이 하나는 있어야 해요.</translation>
    </message>
    <message>
        <source>1 row copied.</source>
        <translation>1행을 복사했어요.</translation>
    </message>
    <message>
        <source>{n} rows copied.</source>
        <translation>{n}행을 복사했어요.</translation>
    </message>
    <message>
        <source>1 row added at the end.</source>
        <translation>맨 끝에 1행을 더했어요.</translation>
    </message>
    <message>
        <source>{n} rows added at the end.</source>
        <translation>맨 끝에 {n}행을 더했어요.</translation>
    </message>
</context>
<context>
    <name>DataSettings</name>
    <message>
        <source>{n} points</source>
        <translation>점 {n}개</translation>
    </message>
    <message>
        <source>noise {noise}</source>
        <translation>노이즈 {noise}</translation>
    </message>
    <message>
        <source>{share} % test</source>
        <translation>시험용 {share} %</translation>
    </message>
    <message>
        <source>How many points there are. More start over.</source>
        <translation>점의 개수예요. 바꾸면 처음부터 다시 시작해요.</translation>
    </message>
    <message>
        <source>Noise: how far chance moves the points from where they should be, on average. At 0 each lies exactly in its place.</source>
        <translation>노이즈: 점들이 제자리에서 우연히 얼마나 벗어나는지를 나타내요. 0이면 모두 정확히 제자리에 있어요.</translation>
    </message>
    <message>
        <source>Test share: the part of the points that is held out. The model never learns from them; they show whether it has understood or only learned by heart. Usual: 20 %.</source>
        <translation>시험용 비율: 학습에 쓰지 않고 남겨 두는 점의 비율이에요. 모델이 정말 이해했는지, 외우기만 했는지를 이 점들로 알 수 있어요. 보통 20 % 정도예요.</translation>
    </message>
    <message>
        <source>Data seed: the number that chance begins from. The same seed gives the same points, and holds out the same ones.</source>
        <translation>데이터 시드: 점들을 뽑는 번호예요. 같은 시드는 언제나 같은 점을 주고, 같은 점을 시험용으로 남겨요.</translation>
    </message>
    <message>
        <source>New data</source>
        <translation>새 데이터</translation>
    </message>
    <message>
        <source>Draw other points of the same kind, with the next seed.</source>
        <translation>다음 시드로 같은 종류의 다른 점들을 뽑아요.</translation>
    </message>
    <message>
        <source>New split</source>
        <translation>다시 나누기</translation>
    </message>
    <message>
        <source>Hold out other points to test, with the next seed.</source>
        <translation>다음 시드로 다른 점들을 시험용으로 남겨요.</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>표…</translation>
    </message>
    <message>
        <source>Read and change the points one by one.</source>
        <translation>점을 하나씩 보고 고쳐요.</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>CSV 열기…</translation>
    </message>
    <message>
        <source>Load points from a file that a spreadsheet saved: one to three columns of numbers, and one to be answered. A file can also be dropped on the window.</source>
        <translation>스프레드시트에서 저장한 파일의 점을 불러와요. 수로 된 열 한 개에서 세 개와 정답 열 하나가 있으면 돼요. 파일을 창에 끌어다 놓아도 돼요.</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV 저장…</translation>
    </message>
    <message>
        <source>Save the points in a file that spreadsheets can read.</source>
        <translation>점들을 스프레드시트에서 열 수 있는 파일로 저장해요.</translation>
    </message>
    <message>
        <source>Add points by clicking on the surface, or in the table.</source>
        <translation>출력 곡면을 클릭하거나 표에서 점을 추가하세요.</translation>
    </message>
    <message>
        <source>Add points in the table, or open a file with them.</source>
        <translation>표에서 점을 추가하거나 점이 담긴 파일을 여세요.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점 개수</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>시험용 비율</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>a share from 0 to {most} %</source>
        <translation>0부터 {most}까지의 비율(%)</translation>
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
        <source>The engine runs compiled.</source>
        <translation>엔진이 컴파일된 상태로 실행 중입니다.</translation>
    </message>
    <message>
        <source>The engine runs interpreted, with the same numbers; it is still being compiled.</source>
        <translation>엔진이 아직 컴파일되는 중이라 인터프리터로 실행되고 있습니다. 숫자는 똑같습니다.</translation>
    </message>
    <message>
        <source>The engine runs interpreted, slower, with the same numbers: {reason}</source>
        <translation>엔진이 인터프리터로 실행되고 있어 조금 느립니다. 숫자는 똑같습니다: {reason}</translation>
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
        <source>open or close a stage of an update</source>
        <translation>갱신의 단계 열기 또는 닫기</translation>
    </message>
    <message>
        <source>look at the start, at the latest epoch</source>
        <translation>시작 보기, 마지막 에포크 보기</translation>
    </message>
    <message>
        <source>reset: begin anew from the same start</source>
        <translation>처음으로: 같은 초기값에서 새로 시작</translation>
    </message>
    <message>
        <source>new start: other weights</source>
        <translation>새 초기값: 다른 가중치로</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>되돌리기, 다시 하기</translation>
    </message>
    <message>
        <source>in the drawing: choose w1, w2, b; ↑ and ↓ change it</source>
        <translation>그림에서 w1, w2, b 고르기, ↑ ↓ 로 바꾸기</translation>
    </message>
    <message>
        <source>in the table: change the chosen parameter; type to set it</source>
        <translation>표에서 고른 파라미터 바꾸기, 숫자를 입력해서 정하기</translation>
    </message>
    <message>
        <source>pin this run, to compare it with the next ones</source>
        <translation>이 학습을 고정해 다음 학습과 견주기</translation>
    </message>
    <message>
        <source>show or hide a view</source>
        <translation>창 보이기 또는 숨기기</translation>
    </message>
    <message>
        <source>go to the next control; Esc leaves a field</source>
        <translation>다음 항목으로 이동, Esc는 입력칸 나가기</translation>
    </message>
    <message>
        <source>this list</source>
        <translation>이 목록</translation>
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
        <source>Save run</source>
        <translation>학습 저장</translation>
    </message>
    <message>
        <source>Runs and experiments (*{ending} *.json)</source>
        <translation>학습과 실험 (*{ending} *.json)</translation>
    </message>
    <message>
        <source>Runs (*{ending})</source>
        <translation>학습 (*{ending})</translation>
    </message>
    <message>
        <source>Experiments alone (*.json)</source>
        <translation>실험만 (*.json)</translation>
    </message>
    <message>
        <source>This file is not an experiment of Learnscope&apos;s.</source>
        <translation>이 파일은 Learnscope의 실험이 아니에요.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <translation>{file} 파일을 저장하지 못했어요.</translation>
    </message>
    <message>
        <source>The file of this name is still there, as it was.</source>
        <translation>같은 이름의 기존 파일은 그대로 남아 있어요.</translation>
    </message>
    <message>
        <source>Open run or experiment</source>
        <extracomment>The problems of which a share can be held out. What a person can change about a file that cannot be read as it seems meant.</extracomment>
        <translation>학습이나 실험 열기</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>데이터 열기</translation>
    </message>
    <message>
        <source>The data in {file} cannot be read.</source>
        <translation>{file}의 데이터를 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>파일을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>An earlier Learnscope wrote this file, and drew numbers from the bell curve otherwise: noise or weights that are drawn in it are other ones now.</source>
        <translation>예전 Learnscope로 저장한 파일이에요. 그때는 정규분포에서 수를 다르게 뽑았기 때문에, 뽑아서 만든 노이즈나 가중치가 지금은 달라요.</translation>
    </message>
    <message>
        <source>What this older file draws from the bell curve differs now.</source>
        <translation>예전 파일이라 정규분포에서 뽑는 수가 지금은 달라요.</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>데이터 저장</translation>
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
        <source>Nothing was changed.</source>
        <translation>바뀐 것은 없어요.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>표 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>It cannot be read as JSON.</source>
        <translation>JSON으로 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>From line {line}, character {column} on it cannot be read as JSON.</source>
        <translation>{line}번째 줄 {column}번째 글자부터 JSON으로 읽을 수 없어요.</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Experiment</source>
        <extracomment>What a person sets.</extracomment>
        <translation>실험</translation>
    </message>
    <message>
        <source>The neuron</source>
        <extracomment>What a person watches; those of an area stand there in this order.</extracomment>
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
    <message>
        <source>Inside one step</source>
        <translation>한 걸음 들여다보기</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Loss function</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Joining lines</source>
        <translation>선 이어 붙이기</translation>
    </message>
    <message>
        <source>Hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>Loss surface</source>
        <translation>손실 곡면</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 비교</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>DrawingView</name>
    <message>
        <source>Put a hidden layer before the output</source>
        <translation>출력 앞에 은닉층을 하나 넣어요</translation>
    </message>
    <message>
        <source>The model drawn, with the numbers of the selected sample: the single neuron with all of them, or a network unit by unit.</source>
        <translation>고른 샘플의 수가 담긴 모델 그림이에요. 뉴런 하나일 때는 모든 수를, 신경망일 때는 뉴런 하나하나를 보여 줘요.</translation>
    </message>
</context>
<context>
    <name>Drop</name>
    <message>
        <source>Let go to open the experiment {file}. Undo brings back what is here now.</source>
        <extracomment>Names of files that hold data, at their ends. The path of a file that was let go.</extracomment>
        <translation>놓으면 실험 {file}을(를) 열어요. 실행 취소하면 지금 것이 돌아와요.</translation>
    </message>
    <message>
        <source>Let go to learn the data in {file}. Undo brings back what is here now.</source>
        <translation>놓으면 {file}의 데이터를 학습해요. 실행 취소하면 지금 것이 돌아와요.</translation>
    </message>
    <message>
        <source>Let go to look whether {file} holds data.</source>
        <translation>놓으면 {file}에 데이터가 있는지 살펴봐요.</translation>
    </message>
</context>
<context>
    <name>EpochPlot</name>
    <message>
        <source>double-click to follow the run again</source>
        <extracomment>How much of the panel&apos;s colour is in the lines of what lies ahead of the present. The share of an axis that is left free at its ends, so that a line along a limit is not cut. At so many places below a label it is looked where the lines are. The epoch looked back to and the values there, or None at the run&apos;s latest epoch. The runs beside this one.</extracomment>
        <translation>두 번 클릭하면 다시 학습을 따라가요</translation>
    </message>
    <message>
        <source>beyond ±1e+300 nothing is drawn</source>
        <translation>±10³⁰⁰ 너머는 그리지 않아요</translation>
    </message>
</context>
<context>
    <name>EpochReading</name>
    <message>
        <source>epoch {n}</source>
        <extracomment>Within so many pixels of a line, the pointer means that line. The line whose value is copied.</extracomment>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>{name} copied</source>
        <translation>{name} 복사됨</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>One slope: a line through 0</source>
        <translation>기울기 하나: 0을 지나는 직선</translation>
    </message>
    <message>
        <source>Rents: a plane over two inputs</source>
        <translation>집세: 두 입력 위의 평면</translation>
    </message>
    <message>
        <source>The article&apos;s calculation</source>
        <translation>글에 나온 계산</translation>
    </message>
    <message>
        <source>AND: one neuron, one line</source>
        <translation>AND: 뉴런 하나, 직선 하나</translation>
    </message>
    <message>
        <source>Hours learned: passed or not</source>
        <translation>공부한 시간: 합격일까</translation>
    </message>
    <message>
        <source>XOR: too much for one neuron</source>
        <translation>XOR: 뉴런 하나로는 안 되는 문제</translation>
    </message>
    <message>
        <source>XOR: two hidden neurons</source>
        <translation>XOR: 은닉 뉴런 두 개</translation>
    </message>
    <message>
        <source>A circle from bent lines</source>
        <translation>굽은 선으로 만든 원</translation>
    </message>
    <message>
        <source>A sine wave from three bends</source>
        <translation>세 번 굽혀 만든 사인 곡선</translation>
    </message>
    <message>
        <source>The spiral: two hidden layers</source>
        <translation>나선: 은닉층 두 개</translation>
    </message>
    <message>
        <source>Zeros never learn</source>
        <translation>0에서는 배우지 못해요</translation>
    </message>
    <message>
        <source>A learning rate too high</source>
        <translation>너무 큰 학습률</translation>
    </message>
    <message>
        <source>Dead ReLUs</source>
        <translation>죽은 ReLU</translation>
    </message>
    <message>
        <source>The vanishing gradient</source>
        <translation>기울기 소실</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>과적합</translation>
    </message>
    <message>
        <source>Pages read in 0 to 5 hours, and one weight: a line through 0. Press Run (Space): the loss glides down to 2 pages an hour. Then Reset, and try 0.1: each step lands on the other side.</source>
        <translation>0~5시간 동안 읽은 쪽수와 가중치 하나, 곧 0을 지나는 직선이에요. 실행(Space)을 누르면 한 시간에 2쪽인 곳으로 미끄러져 내려가요. 그다음 ‘처음으로’ 돌아가 0.1로 해 보세요. 걸음마다 건너편에 닿아요.</translation>
    </message>
    <message>
        <source>The rent of flats by area and way to the centre: one neuron lays a plane. Press Run (Space), turn the surface to 3-D, and see it settle among the points within 50 epochs.</source>
        <translation>넓이와 도심까지의 거리로 보는 집세예요. 뉴런 하나가 평면을 놓아요. 실행(Space)을 누르고 곡면을 3-D로 돌려서, 50 에포크 안에 점들 사이에 자리 잡는 모습을 보세요.</translation>
    </message>
    <message>
        <source>One row of AND, to be worked out by hand. Open the update with Look inside (Shift+→), stage by stage: one step leads ŷ from 0.525 to 0.279.</source>
        <translation>손으로 따라 계산해 볼 AND의 한 행이에요. 들여다보기(Shift+→)로 갱신을 단계별로 열어 보세요. 한 걸음에 ŷ이 0.525에서 0.279로 가요.</translation>
    </message>
    <message>
        <source>AND has its only 1 in one corner, and one straight line can cut that corner off. Press Run (Space) and watch the line turn until all four are right.</source>
        <translation>AND의 1은 한 꼭짓점에만 있어서, 직선 하나로 그 꼭짓점을 잘라낼 수 있어요. 실행(Space)을 누르고, 직선이 돌아 네 개가 모두 맞을 때까지 지켜보세요.</translation>
    </message>
    <message>
        <source>Hours learned, passed or not: one neuron makes a step of it. Press Run (Space): the place where ŷ is ½ settles near 3 hours, and three pupils stay on the wrong side.</source>
        <translation>공부한 시간과 합격 여부를 뉴런 하나가 계단으로 그려요. 실행(Space)을 눌러 보세요. ŷ이 ½인 자리가 3시간 가까이에 멈추고, 학생 세 명은 끝내 반대편에 남아요.</translation>
    </message>
    <message>
        <source>XOR has its 1s in opposite corners, and no straight line parts them from the 0s. Press Run (Space): one neuron ends up answering ½ to everything.</source>
        <translation>XOR의 1은 마주 보는 두 꼭짓점에 있어서, 어떤 직선으로도 0과 나눌 수 없어요. 실행(Space)을 눌러 보세요. 뉴런 하나는 결국 모든 입력에 ½이라고 답해요.</translation>
    </message>
    <message>
        <source>XOR again, with two hidden neurons: each draws a line of its own, and the output joins the two. Press Run (Space) and watch all four come right.</source>
        <translation>다시 XOR, 이번에는 은닉 뉴런이 두 개예요. 저마다 직선을 하나씩 긋고, 출력이 둘을 합쳐요. 실행(Space)을 누르고 네 개가 모두 맞는 과정을 지켜보세요.</translation>
    </message>
    <message>
        <source>Four hidden neurons bend four lines, and together they close around the circle. Press Run (Space) and watch the border between the classes become round.</source>
        <translation>은닉 뉴런 네 개가 선 네 개를 굽히면, 그 선들이 모여 원을 둘러싸요. 실행(Space)을 누르고 두 클래스의 경계가 둥글어지는 모습을 지켜보세요.</translation>
    </message>
    <message>
        <source>Three hidden neurons, three bends, added up: enough for one and a half waves of a sine. Press Run (Space) and watch the straight line take their shape.</source>
        <translation>은닉 뉴런 세 개가 세 번 굽힌 선을 더하면 사인 곡선의 한 파장 반이 돼요. 실행(Space)을 누르고 직선이 물결 모양을 갖추는 모습을 지켜보세요.</translation>
    </message>
    <message>
        <source>Two arms wound around each other, for two layers of eight: the first draws lines, the second joins them to bands. Press Run (Space); it takes a few hundred epochs.</source>
        <translation>서로 휘감긴 두 팔을 뉴런 여덟 개씩 두 층이 배워요. 첫 층은 선을 긋고, 둘째 층은 선을 띠로 엮어요. 실행(Space)을 누르세요. 몇백 에포크가 걸려요.</translation>
    </message>
    <message>
        <source>All weights begin at 0, so the four hidden neurons are alike, get the same gradient and stay alike. Press Run (Space), then New start (Ctrl+R), and Run again.</source>
        <translation>가중치가 모두 0에서 시작하면 은닉 뉴런 네 개가 똑같고, 기울기도 똑같아서 계속 똑같아요. 실행(Space)을 누른 다음, 새 초기값(Ctrl+R)으로 다시 실행해 보세요.</translation>
    </message>
    <message>
        <source>Learning rate 0.5: all goes well for a while, then every update goes further astray than the one before. Press Run (Space), then Reset, and try 0.1.</source>
        <translation>학습률 0.5: 한동안 잘 되다가, 갱신할 때마다 앞의 갱신보다 더 멀리 빗나가요. 실행(Space)을 누른 다음, ‘처음으로’ 돌아가 0.1로 해 보세요.</translation>
    </message>
    <message>
        <source>Learning rate 10 throws the ReLUs to where they give 0 for every sample, with slope 0, and none comes back. Press Run (Space), then Reset, and try 0.3.</source>
        <translation>학습률 10은 ReLU를 모든 샘플에 0을 내는 곳으로 날려 보내요. 그곳은 기울기도 0이라 하나도 돌아오지 못해요. 실행(Space)을 누른 다음, ‘처음으로’ 돌아가 0.3으로 해 보세요.</translation>
    </message>
    <message>
        <source>Four layers of sigmoids, whose slope is ¼ at most: on the way back so little is left that the first layer hardly learns. Press Run (Space), then choose tanh and compare.</source>
        <translation>시그모이드 네 층: 시그모이드의 기울기는 커야 ¼이라, 되돌아가는 길에 거의 다 사라져 첫 층은 거의 배우지 못해요. 실행(Space)을 누른 다음, tanh로 바꾸어 견주어 보세요.</translation>
    </message>
    <message>
        <source>20 noisy points for 105 weights and biases. Press Run (Space): the training loss falls towards 0, while the loss on the 20 test points turns and rises.</source>
        <translation>노이즈 섞인 점 20개를 가중치와 편향 105개로 배워요. 실행(Space)을 누르면 학습용 손실은 0을 향해 줄지만, 시험용 점 20개의 손실은 줄다가 다시 올라가요.</translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message>
        <source>Problem</source>
        <extracomment>The sections, and whether they stand open by default. A field could not read what was typed: the field&apos;s name, the text, what is allowed. What is in a section has just been made.</extracomment>
        <translation>문제</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>초기값</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습 방법</translation>
    </message>
    <message>
        <source>Problem: what is to be learned: a gate, two classes of points, a curve, or data of your own. Another problem starts over.</source>
        <translation>문제: 무엇을 배울지 골라요. 게이트, 두 클래스의 점, 곡선, 내 데이터가 있어요. 다른 문제를 고르면 처음부터 다시 시작해요.</translation>
    </message>
    <message>
        <source>Seed</source>
        <extracomment>What a list has beside its entry: its edges and its arrow, in pixels. The list is as wide as its place, not as its longest entry would like. The value that stands for no seed.</extracomment>
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
        <source>Cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>멈출 조건</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Your own</source>
        <extracomment>How many heights a curve has that is drawn by hand. The learner&apos;s own data before there are any to begin from. The headings between the groups, by the entry that stands below each.</extracomment>
        <translation>나만의 게이트</translation>
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
        <source>Loss: how wrong an answer counts. Cross-entropy grows without bound as ŷ goes wrong; the two distances never exceed 1. A run goes on with another one.</source>
        <translation>손실: 답이 얼마나 틀렸는지를 재는 방법이에요. 교차 엔트로피는 ŷ이 틀릴수록 끝없이 커지고, 두 가지 거리는 1을 넘지 않아요. 바꾸어도 학습은 이어져요.</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>모든 행</translation>
    </message>
    <message>
        <source>{name} at the start. A change starts over from there. Type a number such as 0.5, 0,5 or 1/3.</source>
        <translation>{name}의 초기값. 바꾸면 거기서 다시 시작해요. 0.5나 1/3처럼 입력할 수 있어요.</translation>
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
        <source>Seed: the number that a random start is drawn from. The same seed gives the same start, so a whole class can have the same one. New start takes the next. A dash: the start was given, not drawn.</source>
        <translation>시드: 무작위 초기값을 뽑는 번호예요. 같은 시드는 언제나 같은 초기값을 주므로, 반 전체가 같은 초기값으로 시작할 수 있어요. ‘새 초기값’은 다음 번호를 써요. 줄표(—)는 초기값을 뽑지 않고 직접 정했다는 뜻이에요.</translation>
    </message>
    <message>
        <source>Batch: how many rows share one update. With all rows, an epoch is one update by the mean of their slopes; with 1, every row makes its own.</source>
        <translation>배치: 한 번의 갱신에 함께 쓰는 행의 수예요. ‘모든 행’이면 한 에포크에 기울기의 평균으로 한 번 갱신하고, 1이면 행마다 따로 갱신해요.</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>평균 손실</translation>
    </message>
    <message>
        <source>Stop at mean loss</source>
        <translation>멈출 평균 손실</translation>
    </message>
    <message>
        <source>A run stops after the first epoch with this mean loss or less. It is the one at the top of the window, with the penalty if there is one.</source>
        <translation>평균 손실이 이 값 이하가 되는 첫 에포크에서 학습이 멈춰요. 창 위쪽에 있는 평균 손실이고, 규제를 쓰면 규제도 들어 있어요.</translation>
    </message>
    <message>
        <source>Stop at epoch</source>
        <translation>멈출 에포크</translation>
    </message>
    <message>
        <source>A run stops at this epoch.</source>
        <translation>이 에포크에서 학습이 멈춰요.</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <extracomment>Keys that move in the list while one types.</extracomment>
        <translation>용어집</translation>
    </message>
    <message>
        <source>Find a word or a sign</source>
        <translation>낱말이나 기호 찾기</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>용어</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>No such term. Try a shorter word, or a sign such as ŷ.</source>
        <translation>그런 용어는 없어요. 더 짧은 낱말이나 ŷ 같은 기호로 찾아보세요.</translation>
    </message>
    <message>
        <source>also: {names}</source>
        <translation>다른 이름: {names}</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>함께 보기</translation>
    </message>
</context>
<context>
    <name>HiddenSpaceView</name>
    <message>
        <source>ŷ copied</source>
        <extracomment>Cells of the colours behind, along each side. How much of the panel&apos;s colour is in the colours behind. Within so many pixels the pointer means the line. Lines in each direction of a plane, and points on each line. Points on the line of a single input. Nothing lies further than this, in axis lengths: Qt&apos;s arithmetic has its limits. Where the samples are, shape (samples, 2). The ends of the line on which the output unit is undecided, or None.</extracomment>
        <translation>ŷ 복사됨</translation>
    </message>
    <message>
        <source>held out to test</source>
        <translation>시험용으로 남겨 둔 샘플</translation>
    </message>
    <message>
        <source>Samples as the last hidden layer sees them</source>
        <translation>마지막 은닉층이 본 샘플들</translation>
    </message>
    <message>
        <source>Each sample stands where the outputs of the last hidden layer&apos;s two units put it: this is all that the output unit knows of it. The output unit is a single neuron, so its line ŷ = ½ is straight here, however bent it is on the output surface. The faint lines are a grid of the inputs, folded as the layers fold it.</source>
        <translation>샘플은 저마다 마지막 은닉층의 두 뉴런이 내놓은 출력의 자리에 있어요. 출력 뉴런은 샘플에 대해 이것만 알아요. 출력 뉴런은 뉴런 하나라서, 출력 곡면에서는 아무리 휘어 보이는 ŷ = ½ 선도 여기서는 곧아요. 옅은 선은 입력의 모눈을 은닉층이 접은 모습이에요.</translation>
    </message>
    <message>
        <source>Point anywhere to read values and click to copy ŷ; click a sample to choose it. Keys: ↑ and ↓ choose a sample, Enter copies its ŷ.</source>
        <translation>아무 곳이나 가리키면 값을 읽고 클릭하면 ŷ이 복사돼요. 샘플을 클릭하면 그 샘플을 골라요. 키보드: ↑ ↓ 로 샘플을 고르고, Enter로 그 ŷ을 복사해요.</translation>
    </message>
    <message>
        <source>The selected sample stands at {first} = {a}, {second} = {b}; there ŷ = {output}.</source>
        <translation>고른 샘플의 자리: {first} = {a}, {second} = {b}. 거기서 ŷ = {output}.</translation>
    </message>
    <message>
        <source>Here you see how a hidden layer moves the samples so that a straight line can divide them. Add a hidden layer with two units, and try it with XOR.</source>
        <translation>여기서는 은닉층이 샘플들을 어떻게 옮겨 직선 하나로 나눌 수 있게 하는지 볼 수 있어요. 뉴런 두 개짜리 은닉층을 더하고 XOR로 해 보세요.</translation>
    </message>
    <message>
        <source>The outputs of two units make a plane that can be drawn here; the last hidden layer has {n}. Give it two to look into it.</source>
        <translation>두 뉴런의 출력은 평면이 되어 여기에 그릴 수 있어요. 지금 마지막 은닉층의 뉴런은 {n}개예요. 두 개로 바꾸면 들여다볼 수 있어요.</translation>
    </message>
    <message>
        <source>The samples as the last hidden layer gives them on; the faint line is the input&apos;s axis, bent.</source>
        <translation>마지막 은닉층이 넘겨주는 샘플들이에요. 옅은 선은 구부러진 입력 축이에요.</translation>
    </message>
    <message>
        <source>The samples as the last hidden layer gives them on; the faint lines are those of the inputs, bent. The answer rises straight across the line.</source>
        <translation>마지막 은닉층이 넘겨주는 샘플들이에요. 옅은 선은 구부러진 입력의 선들이에요. 출력은 직선을 가로질러 고르게 올라가요.</translation>
    </message>
    <message>
        <source>The samples as the last hidden layer gives them on: the output unit divides them by a straight line.</source>
        <translation>마지막 은닉층이 넘겨주는 샘플들이에요. 출력 뉴런은 이들을 직선 하나로 나눠요.</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>Inside one step</source>
        <translation>한 걸음 들여다보기</translation>
    </message>
    <message>
        <source>Inside one step: a single update, opened in four stages. Forward computes the answer, loss says how wrong it is, backward finds how the loss depends on each parameter, and update moves each parameter against that slope.</source>
        <translation>한 걸음 들여다보기: 한 번의 갱신을 네 단계로 열어 봐요. 순전파는 출력을 계산하고, 손실은 얼마나 틀렸는지 재고, 역전파는 파라미터마다 손실이 어떻게 달라지는지 찾고, 갱신은 그 기울기를 거슬러 파라미터를 옮겨요.</translation>
    </message>
    <message>
        <source>Open one update and read every number in it: forward, loss, backward, update. Press Look inside (Shift+→) for the next stage, Shift+← to close it.</source>
        <translation>한 번의 갱신을 열어 모든 수를 읽어 보세요: 순전파, 손실, 역전파, 갱신. 들여다보기(Shift+→)를 누르면 다음 단계가 열리고, Shift+←로 닫혀요.</translation>
    </message>
    <message>
        <source>Close stage</source>
        <translation>단계 닫기</translation>
    </message>
    <message>
        <source>The article&apos;s slip</source>
        <translation>글의 실수</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>글로 복사</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>LaTeX로 복사</translation>
    </message>
    <message>
        <source>Open the next stage (Shift+→)</source>
        <translation>다음 단계 열기 (Shift+→)</translation>
    </message>
    <message>
        <source>Close the stage opened last (Shift+←)</source>
        <translation>마지막에 연 단계 닫기 (Shift+←)</translation>
    </message>
    <message>
        <source>Run the same update once more as an article worked it out, without the factor ∂L/∂ŷ, and see where it leads.</source>
        <translation>같은 갱신을 어느 글에서 계산한 대로, 인수 ∂L/∂ŷ을 빠뜨리고 한 번 더 해 보고 어디로 가는지 봐요.</translation>
    </message>
    <message>
        <source>Copy the whole worked update as text or LaTeX</source>
        <translation>계산 과정 전체를 글이나 LaTeX로 복사하기</translation>
    </message>
    <message>
        <source>Row {row}, Y = {target}, after epoch {epoch}.</source>
        <translation>행 {row}, Y = {target}, 학습한 에포크: {epoch}.</translation>
    </message>
    <message>
        <source>Sample {n}: {inputs}, Y = {target}; after epoch {epoch}.</source>
        <translation>샘플 {n}: {inputs}, Y = {target}, 학습한 에포크: {epoch}.</translation>
    </message>
    <message>
        <source>Update {n} of {count} in this epoch.</source>
        <translation>이 에포크의 갱신 {count}번 가운데 {n}번째.</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>들여다보기</translation>
    </message>
    <message>
        <source>Next: {stage}</source>
        <translation>다음: {stage}</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>다음 갱신</translation>
    </message>
    <message>
        <source>Take this step</source>
        <translation>이 갱신 적용하기</translation>
    </message>
</context>
<context>
    <name>JoiningView</name>
    <message>
        <source>Lines joined into a curve</source>
        <extracomment>The network whose lines were shown last.</extracomment>
        <translation>선을 이어 만든 곡선</translation>
    </message>
    <message>
        <source>Each line in colour is what one unit of the last hidden layer adds: its output times the weight with which it goes into the output unit. Together with the output unit&apos;s bias b they add up to the model&apos;s answer ŷ, the line in ink. The dots are the samples, rings are held out to test. The slider adds one unit after the other.</source>
        <translation>색깔 있는 선은 마지막 은닉층의 뉴런 하나가 보태는 값이에요. 그 뉴런의 출력에, 출력 뉴런으로 들어가는 가중치를 곱한 값이죠. 출력 뉴런의 편향 b까지 모두 더하면 모델의 출력 ŷ, 곧 진한 선이 돼요. 점은 샘플이고, 고리는 시험용 샘플이에요. 슬라이더를 밀면 뉴런을 하나씩 더해요.</translation>
    </message>
    <message>
        <source>Drag a circle to move a unit&apos;s bend: this changes its bias. Drag a diamond to make its line higher or lower: this changes its weight in the output unit. Point at a line to read values and click to copy ŷ; click a sample to choose it. Keys: ↑ and ↓ choose a unit, [ and ] move its bend, + and − its height, , and . move the read-out along, Enter copies.</source>
        <translation>동그라미를 끌면 뉴런의 꺾이는 곳이 옮겨져요. 편향이 바뀌는 거예요. 마름모를 끌면 선이 높아지거나 낮아져요. 출력 뉴런으로 들어가는 가중치가 바뀌는 거예요. 선을 가리키면 값을 읽고 클릭하면 ŷ이 복사돼요. 샘플을 클릭하면 그 샘플을 골라요. 키보드: ↑ ↓ 로 뉴런을 고르고, [ ] 로 꺾이는 곳을, + − 로 높이를 바꾸고, , 와 . 로 읽는 곳을 옮기고, Enter로 복사해요.</translation>
    </message>
    <message>
        <source>add up</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>How many units are added up</source>
        <translation>더하는 뉴런의 수</translation>
    </message>
    <message>
        <source>Add one unit after the other and see their sum grow</source>
        <translation>뉴런을 하나씩 더하면서 합이 커 가는 모습을 보세요</translation>
    </message>
    <message>
        <source>Each line in colour is what one unit of the last hidden layer adds: its output times the weight with which it goes into the output unit. Without biases they alone add up to the model&apos;s answer ŷ, the line in ink. The dots are the samples, rings are held out to test. The slider adds one unit after the other.</source>
        <translation>색깔 있는 선은 마지막 은닉층의 뉴런 하나가 보태는 값이에요. 그 뉴런의 출력에, 출력 뉴런으로 들어가는 가중치를 곱한 값이죠. 편향이 없으니 이 선들만 모두 더하면 모델의 출력 ŷ, 곧 진한 선이 돼요. 점은 샘플이고, 고리는 시험용 샘플이에요. 슬라이더를 밀면 뉴런을 하나씩 더해요.</translation>
    </message>
    <message>
        <source>Drag a diamond to make a unit&apos;s line higher or lower: this changes its weight in the output unit. Point at a line to read values and click to copy ŷ; click a sample to choose it. Keys: ↑ and ↓ choose a unit, + and − change its height, , and . move the read-out along, Enter copies.</source>
        <translation>마름모를 끌면 뉴런의 선이 높아지거나 낮아져요. 출력 뉴런으로 들어가는 가중치가 바뀌는 거예요. 선을 가리키면 값을 읽고 클릭하면 ŷ이 복사돼요. 샘플을 클릭하면 그 샘플을 골라요. 키보드: ↑ ↓ 로 뉴런을 고르고, + − 로 높이를 바꾸고, , 와 . 로 읽는 곳을 옮기고, Enter로 복사해요.</translation>
    </message>
    <message>
        <source>{k} of {n} units</source>
        <translation>뉴런 {n}개 중 {k}개</translation>
    </message>
    <message>
        <source>{k} of {n} units are added up. At {name} = {x} their sum is {sum}.</source>
        <translation>뉴런 {n}개 중 {k}개를 더했어요. {name} = {x}에서 합은 {sum}.</translation>
    </message>
    <message>
        <source>Here you see how a curve is built from bent lines. That takes a problem with one input: choose a curve as the problem.</source>
        <translation>여기서는 꺾인 선들로 곡선을 어떻게 만드는지 볼 수 있어요. 입력이 하나인 문제가 필요하니, 문제로 곡선을 골라 보세요.</translation>
    </message>
    <message>
        <source>A single neuron can only make one straight line. Add a hidden layer to the network, and see here how bent lines are joined into a curve.</source>
        <translation>뉴런 하나로는 직선 하나밖에 만들 수 없어요. 신경망에 은닉층을 더하면, 꺾인 선들이 이어져 곡선이 되는 모습을 여기서 볼 수 있어요.</translation>
    </message>
    <message>
        <source>The sum is z: above 0 the answer is nearer 1. Samples of class 1 stand above the line z = 0, those of class 0 below it.</source>
        <translation>합은 z예요. 0보다 크면 출력이 1에 더 가까워요. 클래스 1인 샘플은 z = 0 선 위에, 클래스 0인 샘플은 아래에 있어요.</translation>
    </message>
    <message>
        <source>Heights are scaled, as the targets are: ŷ = {factor} · ŷ* + {shift}.</source>
        <translation>높이는 정답처럼 크기를 맞춘 값이에요: ŷ = {factor} · ŷ* + {shift}.</translation>
    </message>
    <message>
        <source>Without a bend the sum of lines is a line.</source>
        <translation>구부리지 않으면 직선을 아무리 더해도 직선이에요.</translation>
    </message>
    <message>
        <source>These are the lines of the last hidden layer. The layers before have bent them already, so there is no single bend to drag.</source>
        <translation>마지막 은닉층의 선들이에요. 앞의 층들이 이미 구부려 놓아서, 끌어 옮길 꺾인 곳이 하나로 정해지지 않아요.</translation>
    </message>
    <message>
        <source>Drag a diamond to change a height.</source>
        <translation>마름모를 끌면 높이가 바뀌어요.</translation>
    </message>
    <message>
        <source>Without biases every line bends at x = 0. Drag a diamond to change a height.</source>
        <translation>편향이 없으면 모든 선이 x = 0에서 꺾여요. 마름모를 끌면 높이가 바뀌어요.</translation>
    </message>
    <message>
        <source>Bent lines add up to a curve. Drag a circle to move a bend, a diamond to change a height.</source>
        <translation>꺾인 선들을 더하면 곡선이 돼요. 동그라미를 끌면 꺾이는 곳이, 마름모를 끌면 높이가 바뀌어요.</translation>
    </message>
    <message>
        <source>sum</source>
        <extracomment>Within so many pixels the pointer means a handle, a sample, a line. What a key moves a bend or a height by, as a share of the axis. The unit that was chosen. The parameters set by hand, and whether the same movement goes on.</extracomment>
        <translation>합</translation>
    </message>
    <message>
        <source>target</source>
        <extracomment>Points across, besides the bends; more where layers before have bent the lines already. The radius of a sample&apos;s dot by how many there are at most: smaller than on a map, since here the lines matter more. Nothing lies further than this from the upper and lower edge, in axis lengths: Qt&apos;s arithmetic. How far from the line z = 0 samples of classes stand, in pixels. In pixels. How many units are added up; None for all. Whether the axes stay as they are, while something in them is held.</extracomment>
        <translation>정답</translation>
    </message>
    <message>
        <source>{name} copied</source>
        <translation>{name} 복사됨</translation>
    </message>
    <message>
        <source>bend at</source>
        <translation>꺾이는 곳</translation>
    </message>
    <message>
        <source>held out to test</source>
        <translation>시험용으로 남겨 둔 샘플</translation>
    </message>
</context>
<context>
    <name>LandscapeView</name>
    <message>
        <source>all</source>
        <extracomment>Milliseconds between two times at which tiles light up. In how many seconds all tiles are tried, by the speed chosen; 0 is at once. A field&apos;s name, what was typed, what is allowed. Tiles were tried, or others are to be. What is still held against a search that has come to its end. The experiment whose descent the search is held against, or has been.</extracomment>
        <translation>모두</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Try every value</source>
        <translation>모든 값 시도하기</translation>
    </message>
    <message>
        <source>Stand on every tile of every floor, one after another</source>
        <translation>모든 층의 모든 타일을 차례로 하나씩 밟아 봐요</translation>
    </message>
    <message>
        <source>Put out</source>
        <translation>불 끄기</translation>
    </message>
    <message>
        <source>Make every tile dark again, and count anew</source>
        <translation>모든 타일을 다시 어둡게 하고 처음부터 세요</translation>
    </message>
    <message>
        <source>Speed of trying</source>
        <translation>시도하는 속도</translation>
    </message>
    <message>
        <source>How fast the tiles light up; at the right, at once</source>
        <translation>타일이 켜지는 빠르기예요. 오른쪽 끝이면 한꺼번에 켜져요</translation>
    </message>
    <message>
        <source>Whose values</source>
        <translation>어느 파라미터의 값</translation>
    </message>
    <message>
        <source>Whose values are set here: all alike, or one&apos;s own</source>
        <translation>여기서 정하는 값이 누구의 것인지: 모두 똑같이, 또는 하나만</translation>
    </message>
    <message>
        <source>Lowest value</source>
        <translation>가장 작은 값</translation>
    </message>
    <message>
        <source>Highest value</source>
        <translation>가장 큰 값</translation>
    </message>
    <message>
        <source>How many values</source>
        <translation>값의 개수</translation>
    </message>
    <message>
        <source>So many values evenly from the lowest to the highest</source>
        <translation>가장 작은 값부터 가장 큰 값까지 고르게 이만큼</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>in</source>
        <translation>값</translation>
    </message>
    <message>
        <source>values</source>
        <translation>개</translation>
    </message>
    <message>
        <source>{n} of {all} tries</source>
        <extracomment>The sizes for which it is said how long a search would take: one neuron, 2-2-1, 2-4-1, 2-8-8-8-1 and its like. More years than a million are a power of ten. Less than this has two digits, and no more.</extracomment>
        <translation>{all}번 중 {n}번 시도</translation>
    </message>
    <message>
        <source>nothing found yet</source>
        <translation>아직 찾은 것이 없어요</translation>
    </message>
    <message>
        <source>best {loss} at {where}</source>
        <translation>가장 작은 손실 {loss} ({where})</translation>
    </message>
    <message>
        <source>It is dark: nobody knows the loss before they stand on a tile. Click tiles and look for the lowest; then let every one be tried, or step down (→).</source>
        <translation>어두워서, 타일을 밟아 보기 전에는 손실을 알 수 없어요. 타일을 클릭해 가장 낮은 곳을 찾아 보세요. 그다음 모든 값을 시도하게 하거나, 한 걸음(→)씩 내려가 보세요.</translation>
    </message>
    <message>
        <source>The other parameters stay as they were at epoch {n}.</source>
        <translation>다른 파라미터는 에포크 {n}의 값 그대로예요.</translation>
    </message>
    <message>
        <source>Every tile: {n} tries in {time}. Now descent goes for the same loss from this start…</source>
        <translation>모든 타일: {n}번 시도, {time} 걸렸어요. 이제 이 초기값에서 같은 손실까지 내려가 보는 중이에요…</translation>
    </message>
    <message>
        <source>Every tile: {n} tries in {time}.</source>
        <translation>모든 타일: {n}번 시도, {time} 걸렸어요.</translation>
    </message>
    <message>
        <source>Descent from this start, with this rate, does not get as low within {n} steps.</source>
        <translation>이 초기값과 이 학습률로 내려가면 {n}걸음 안에는 그만큼 낮아지지 않아요.</translation>
    </message>
    <message>
        <source>The start lies as low already.</source>
        <translation>초기값이 벌써 그만큼 낮아요.</translation>
    </message>
    <message>
        <source>Descent gets as low in {n} steps, each with one look at the slope.</source>
        <translation>기울기를 따라 내려가면 {n}걸음이면 그만큼 낮아져요. 한 걸음에 기울기를 한 번만 봐요.</translation>
    </message>
    <message>
        <source>{n} parameters: {time}</source>
        <translation>파라미터 {n}개면 {time}</translation>
    </message>
    <message>
        <source>With {k} values each, as fast as here:</source>
        <translation>저마다 값 {k}개씩, 여기처럼 빠르게 해도:</translation>
    </message>
    <message>
        <source>{n} parameters: {tries} tries</source>
        <translation>파라미터 {n}개: {tries}번</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>{n}초</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n}분</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n}시간</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n}일</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n}년</translation>
    </message>
    <message>
        <source>10{power} years</source>
        <translation>10{power}년</translation>
    </message>
    <message>
        <source>Floors, one for each value of {name}; seen: {value}</source>
        <extracomment>The largest side of a floor, and the room between two, in pixels. The number of the floor that was chosen.</extracomment>
        <translation>{name}의 값마다 한 층씩이에요. 지금 보는 층: {value}</translation>
    </message>
    <message>
        <source>dark: click to try it</source>
        <extracomment>Tiles smaller than this, in pixels, have no lines between them. How far from its ground the colour of a dark tile is. A tile was tried by hand. The number of the third parameter&apos;s value whose floor is seen. The tile that the keys stand on, across and up.</extracomment>
        <translation>어두움: 클릭하면 밟아 봐요</translation>
    </message>
    <message>
        <source>Distance of the run from the plane</source>
        <extracomment>The height of the strip, and the share of its width that the lines take; words have the rest.</extracomment>
        <translation>학습 경로와 평면 사이의 거리</translation>
    </message>
    <message>
        <source>By epoch: how far the run is from the plane that is seen (filled), and how far the floor under it is from its own loss (line). Where that is more than a twentieth of what the loss has changed in all, the run is drawn faint.</source>
        <translation>에포크마다, 보이는 평면에서 학습이 얼마나 떨어져 있는지(칠한 부분)와 그 아래 바닥 높이가 실제 손실과 얼마나 다른지(선)예요. 그 차이가 손실이 변한 폭의 20분의 1을 넘는 곳은 경로를 흐리게 그려요.</translation>
    </message>
    <message>
        <source>off the plane ≤ {distance}, floor off the loss ≤ {error}</source>
        <translation>평면에서 ≤ {distance}, 바닥과 손실의 차 ≤ {error}</translation>
    </message>
    <message>
        <source>epoch {n}: off the plane {distance}, floor {height}, loss {loss}</source>
        <translation>에포크 {n}: 평면에서 {distance}, 바닥 {height}, 손실 {loss}</translation>
    </message>
    <message>
        <source>lowest here {loss}</source>
        <extracomment>The mark of the present is this large, those of the start and of the latest a little smaller. What the next update costs, in samples times parameters, before a run is not kept waiting for it. What is drawn is within these sizes and distances. There is other ground, or finer one. Whether it shows what belongs to the run; else what a hand has chosen. What goes up. What is taken hold of: &quot;present&quot;, &quot;start&quot; or &quot;&quot;. Whether the ground lies in the dark.</extracomment>
        <translation>여기서 가장 낮은 곳 {loss}</translation>
    </message>
    <message>
        <source>floor</source>
        <extracomment>Of a path so many points are drawn at most, and always so many. Of parameters so much is seen on either side of 0 at least. So often the box is fitted to its numbers, and these to the box. So near, in pixels, the pointer means a point of the path. How far the lamp of descent shines, in pixels. The tiles of the dark room, while it is open. Whether the steps of colour have the same ratio, rather than the same difference. The lines between the steps, while the ground is at rest.</extracomment>
        <translation>바닥</translation>
    </message>
    <message>
        <source>off the plane</source>
        <translation>평면과의 거리</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>loss</source>
        <extracomment>From the map to the scale, and its width. As long as a number on the scale may be.
----------
So much is seen of the parameter on either side of 0 at least. Values of the parameter that are worked out, paused and in a run. Around the run so much is shown of what lies beside it, as a share of its extent and at least; and so many rungs further at most, to the other wall of its valley. How high the picture is: above the lowest point so many times as high as the run has stood, and at least this share of the curve&apos;s height; and never more than the curve with some headroom. How far the tangent reaches to either side, in pixels. How far from the curve the label of the lowest place stands, in pixels. Where the label would stand further than this above its place, in pixels, it stands beside the valley: by so much higher than the place, or than the run&apos;s tangent there; and so high is a line. So many points of the run are drawn as dots.</extracomment>
        <translation>손실</translation>
    </message>
    <message>
        <source>loss copied</source>
        <translation>손실 복사됨</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>The loss over the parameters</source>
        <extracomment>Where it is wider than this, times its height, the dark room&apos;s controls stand beside the map. In a lower view there is no strip under the map. θ from which the run is to start, the epoch to which it is to go on, and whether the same movement goes on. How many tiles of the dark room have been tried, whether more follow by themselves, and whether all have been tried, one after the other. Made when it is first opened. The picture, and in the dark room its controls beside or below it.</extracomment>
        <translation>파라미터에 따른 손실</translation>
    </message>
    <message>
        <source>log</source>
        <extracomment>What a list takes beside its text, in pixels. What is held stands between these values, in so many steps. The ground that was chosen. Whether the steps of colour have the same ratio. ``&quot;2d&quot;`` or ``&quot;3d&quot;``. Whether the dark room is to be open.</extracomment>
        <translation>로그</translation>
    </message>
    <message>
        <source>Steps of colour that grow by the same factor, so that low ground is seen as finely as high; else by the same difference</source>
        <translation>색이 같은 배수마다 바뀌어서 낮은 곳도 높은 곳만큼 자세히 보여요. 끄면 같은 차이마다 바뀌어요</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3-D</translation>
    </message>
    <message>
        <source>The floor in three dimensions, to be turned</source>
        <translation>돌려 볼 수 있는 3차원 바닥</translation>
    </message>
    <message>
        <source>Dark room</source>
        <translation>어두운 방</translation>
    </message>
    <message>
        <source>Put out the light: look for the lowest place by trying tiles, by hand or all of them, or walk down by feeling the slope</source>
        <translation>불을 꺼요. 타일을 하나씩 밟거나 모두 밟아서 가장 낮은 곳을 찾거나, 발밑의 기울기를 느끼며 내려가 보세요</translation>
    </message>
    <message>
        <source>as in the run</source>
        <translation>학습을 따라</translation>
    </message>
    <message>
        <source>The value that the run has now; without it, the slider holds a value of its own</source>
        <translation>지금 학습의 값이에요. 끄면 슬라이더로 정한 값에 머물러요</translation>
    </message>
    <message>
        <source>Which surface</source>
        <translation>어떤 곡면</translation>
    </message>
    <message>
        <source>Parameter across</source>
        <translation>가로축 파라미터</translation>
    </message>
    <message>
        <source>Parameter up</source>
        <translation>세로축 파라미터</translation>
    </message>
    <message>
        <source>At what the remaining parameter is held</source>
        <translation>나머지 파라미터를 붙들어 두는 값</translation>
    </message>
    <message>
        <source>One parameter</source>
        <translation>파라미터 1개</translation>
    </message>
    <message>
        <source>Two parameters</source>
        <translation>파라미터 2개</translation>
    </message>
    <message>
        <source>Plane of the run</source>
        <translation>학습 경로의 평면</translation>
    </message>
    <message>
        <source>Main directions of the run</source>
        <translation>학습 경로의 주된 방향</translation>
    </message>
    <message>
        <source>Random directions</source>
        <translation>무작위 방향</translation>
    </message>
    <message>
        <source>One parameter takes other values, all others stay as they are now: the loss is a curve.</source>
        <translation>파라미터 하나만 바꾸고 나머지는 지금 그대로 두면, 손실은 곡선이 돼요.</translation>
    </message>
    <message>
        <source>Two parameters take other values, all others stay as they are now: the loss is a hilly floor.</source>
        <translation>파라미터 두 개만 바꾸고 나머지는 지금 그대로 두면, 손실은 울퉁불퉁한 바닥이 돼요.</translation>
    </message>
    <message>
        <source>All parameters move together, on the plane through the run&apos;s start, its latest point and the point farthest from the line between them. There the ground is exact.</source>
        <translation>모든 파라미터가 함께 움직여요. 학습의 시작점, 마지막 점, 그 둘을 잇는 직선에서 가장 먼 점을 지나는 평면이고, 이 세 점에서는 바닥 높이가 정확해요.</translation>
    </message>
    <message>
        <source>The plane that lies nearest to the whole run (its two principal components). Even a random walk looks as if it had a goal here.</source>
        <translation>학습 경로 전체에 가장 가까운 평면이에요(주성분 두 개). 여기서는 아무렇게나 걸어도 목표가 있는 것처럼 보여요.</translation>
    </message>
    <message>
        <source>Two directions drawn at random, each unit&apos;s as long as its weights. A run hardly moves in them: they show what lies around, not the way.</source>
        <translation>무작위로 뽑은 두 방향이고, 뉴런마다 그 가중치만큼 길어요. 학습은 이 방향으로 거의 움직이지 않아서, 길이 아니라 둘레가 보여요.</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>aside</source>
        <translation>옆으로</translation>
    </message>
    <message>
        <source>1st</source>
        <translation>첫째</translation>
    </message>
    <message>
        <source>2nd direction</source>
        <translation>둘째 방향</translation>
    </message>
    <message>
        <source>The loss as a floor: each place stands for values of the parameters, and its colour is the loss there, exactly as computed. The line is the run, coloured by its own loss: where the colours differ, the floor under it is not the one it walked on, because other parameters were other then. The ring is the start, the dot is where it stands. The arrow is the next step: against the slope, as far as the learning rate goes; the coloured ones are each parameter&apos;s part.</source>
        <translation>손실을 바닥으로 본 그림이에요. 자리마다 파라미터 값이 정해지고, 색은 거기서 계산한 손실 그대로예요. 선은 학습이 지나온 길이고, 그때의 실제 손실로 색을 칠했어요. 바닥과 색이 다르면, 그때는 다른 파라미터의 값이 달라서 지금 보이는 바닥 위를 걸은 것이 아니에요. 고리는 시작점, 점은 지금 있는 곳이에요. 화살표는 다음 걸음이에요. 기울기를 거슬러 학습률만큼 가요. 색깔 화살표는 파라미터마다의 몫이에요.</translation>
    </message>
    <message>
        <source>Drag the dot to set the parameters, the ring to start elsewhere; the run is trained anew under your hand. Drag the floor to move, turn the wheel to zoom, double-click to see the run again. Keys: Enter takes hold of the dot, then of the ring; arrows move it, or the floor; + and − zoom; , and . read along the run; Esc lets go.</source>
        <translation>점을 끌면 파라미터가 바뀌고, 고리를 끌면 다른 곳에서 시작해요. 끄는 동안 학습을 새로 해요. 바닥을 끌면 옮겨지고, 휠을 돌리면 커지거나 작아지고, 두 번 클릭하면 학습 경로로 돌아와요. 키보드: Enter로 점을, 한 번 더 누르면 고리를 잡고, 화살표 키로 그것이나 바닥을 옮기고, + − 로 크기를 바꾸고, , 와 . 로 경로를 따라 읽고, Esc로 놓아요.</translation>
    </message>
    <message>
        <source>The same floor as a surface: its height is the loss. The line is the run at the height of its own loss; where it is above or below the floor, other parameters were other then. Drag to turn, turn the wheel to zoom, double-click to turn back. Keys: arrows turn, + and − zoom, Esc turns back.</source>
        <translation>같은 바닥을 곡면으로 본 그림이에요. 높이가 손실이에요. 선은 학습 경로이고, 그때의 실제 손실 높이에 있어요. 바닥보다 위나 아래에 있으면, 그때는 다른 파라미터의 값이 달랐던 거예요. 끌면 돌아가고, 휠을 돌리면 커지거나 작아지고, 두 번 클릭하면 처음 방향으로 돌아와요. 키보드: 화살표 키로 돌리고, + − 로 크기를 바꾸고, Esc로 처음 방향으로 돌아와요.</translation>
    </message>
    <message>
        <source>The 3-D view needs OpenGL 2.1 or newer and PyOpenGL, which are missing here. The map shows the same floor, as colours instead of heights.</source>
        <translation>3차원 보기에는 OpenGL 2.1 이상과 PyOpenGL이 필요한데 여기에는 없어요. 지도는 같은 바닥을 높이 대신 색으로 보여 줘요.</translation>
    </message>
    <message>
        <source>Here the loss is beyond all numbers. Double-click to see the run.</source>
        <translation>여기서는 손실이 수의 범위를 넘어요. 두 번 클릭하면 학습 경로로 돌아와요.</translation>
    </message>
    <message>
        <source>The run has gone nowhere yet, so the floor is seen along two random directions. Train a step.</source>
        <translation>아직 움직이지 않아서 무작위로 뽑은 두 방향으로 바닥을 봐요. 한 걸음 학습해 보세요.</translation>
    </message>
    <message>
        <source>All weights are 0, so there is no direction to take from them: the first two parameters stand in.</source>
        <translation>가중치가 모두 0이라 방향을 정할 수 없어서, 앞의 두 파라미터로 대신했어요.</translation>
    </message>
    <message>
        <source>So far the run goes straight ahead; a random direction stands aside of it.</source>
        <translation>지금까지는 곧게 나아갔어요. 옆 방향은 무작위로 뽑았어요.</translation>
    </message>
    <message>
        <source>The slope is 0 here, so descent stays where it is, though lower ground lies around: a saddle or a plateau. Start with weights that differ.</source>
        <translation>여기서는 기울기가 0이라 더 낮은 곳이 둘레에 있어도 움직이지 않아요. 안장점이나 평평한 곳이에요. 서로 다른 가중치에서 시작해 보세요.</translation>
    </message>
    <message>
        <source>The slope is 0: this is the lowest point there is. Descent can do no more.</source>
        <translation>기울기가 0이에요. 여기가 가장 낮은 곳이라, 더 내려갈 곳이 없어요.</translation>
    </message>
    <message>
        <source>Far out the floor is level, however high it lies: an answer that is quite wrong feels no slope with this loss.</source>
        <translation>멀리 나가면 아무리 높아도 바닥이 평평해요. 이 손실에서는 크게 틀린 출력일수록 기울기를 느끼지 못해요.</translation>
    </message>
    <message>
        <source>It goes on falling beyond the edge: what a line divides has no lowest point, only ever lower ones.</source>
        <translation>가장자리 너머로 계속 낮아져요. 직선으로 나눌 수 있는 문제에는 가장 낮은 곳이 없고, 갈수록 더 낮은 곳만 있어요.</translation>
    </message>
    <message>
        <source>The lowest point for this {name}. With another {name} it lies elsewhere and lower still: what a line divides has no lowest point.</source>
        <translation>이 {name} 값에서 가장 낮은 곳이에요. {name} 값이 바뀌면 자리도 바뀌고 더 낮아질 수 있어요. 직선으로 나눌 수 있는 문제에는 가장 낮은 곳이 없어요.</translation>
    </message>
    <message>
        <source>One valley, and its lowest point is the middle: all parameters 0, every answer ½, loss {loss}. Descent does all it can; one line can&apos;t do more.</source>
        <translation>골짜기는 하나이고 가장 낮은 곳은 한가운데예요. 파라미터가 모두 0이고 출력은 모두 ½, 손실은 {loss}. 내려가기는 할 일을 다 했고, 직선 하나로는 더 할 수 없어요.</translation>
    </message>
    <message>
        <source>One valley with one lowest point: with a small learning rate descent gets there from wherever it starts.</source>
        <translation>골짜기도 하나, 가장 낮은 곳도 하나예요. 학습률이 작으면 어디서 시작해도 그곳에 닿아요.</translation>
    </message>
    <message>
        <source>The lowest place seen, {loss}, lies on the edge: the floor goes on falling there. Turn the wheel to see more.</source>
        <translation>보이는 곳 중 가장 작은 손실 {loss}, 그 자리는 가장자리예요. 바닥이 그 너머로 계속 낮아져요. 휠을 돌려 더 넓게 보세요.</translation>
    </message>
    <message>
        <source>The lowest place seen has a loss of {loss}; × marks it.</source>
        <translation>보이는 곳 중 가장 작은 손실은 {loss}, 그 자리는 ×로 표시했어요.</translation>
    </message>
    <message>
        <source>The loss over {names}.</source>
        <extracomment>ln 2, the cross-entropy of an answer of ½.</extracomment>
        <translation>{names}에 따른 손실.</translation>
    </message>
    <message>
        <source>The run stands at epoch {n} with a loss of {loss}{where}.</source>
        <translation>학습은 에포크 {n}, 손실 {loss}{where}에 있어요.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <extracomment>Not the word for English, but what your language is called in itself, for the menu.</extracomment>
        <translation>한국어</translation>
    </message>
</context>
<context>
    <name>LearningRateControl</name>
    <message>
        <source>Learning rate</source>
        <extracomment>The slider&apos;s ends, as powers of ten, and its positions for each factor of ten. Core takes any rate that is a number; so does the field, as far as its ladder of steps goes.</extracomment>
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
    <name>LearningSettings</name>
    <message>
        <source>batches of {n}</source>
        <translation>배치 {n}</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <extracomment>How far an arrow key goes in the field of each hyperparameter. Up to so many samples every batch size is offered, above that powers of two.</extracomment>
        <translation>최적화</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>경사하강법</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>In a new order each epoch</source>
        <translation>에포크마다 순서 섞기</translation>
    </message>
    <message>
        <source>Gradient descent: straight down the slope, lr times as far.</source>
        <translation>경사하강법: 기울기를 따라 곧바로, 기울기의 lr배만큼 내려가요.</translation>
    </message>
    <message>
        <source>Momentum: a ball that rolls; each update keeps a share of the one before.</source>
        <translation>모멘텀: 굴러가는 공처럼, 갱신할 때마다 앞선 움직임의 일부를 이어 가요.</translation>
    </message>
    <message>
        <source>Nesterov: momentum that looks ahead to where it is rolling.</source>
        <translation>네스테로프: 굴러갈 곳을 미리 내다보는 모멘텀이에요.</translation>
    </message>
    <message>
        <source>RMSProp: each parameter&apos;s slope is divided by its usual size, so that all move at a like pace.</source>
        <translation>RMSProp: 파라미터마다 기울기를 평소 크기로 나누어, 모두 비슷한 빠르기로 움직여요.</translation>
    </message>
    <message>
        <source>Adam: momentum and RMSProp in one. It likes small learning rates, such as 0.05.</source>
        <translation>Adam: 모멘텀과 RMSProp을 합친 방법이에요. 0.05처럼 작은 학습률이 잘 맞아요.</translation>
    </message>
    <message>
        <source>Optimiser: what an update makes of the slope of the loss. A run goes on with another one, which remembers nothing yet.</source>
        <translation>최적화 방법: 손실의 기울기로 파라미터를 어떻게 갱신할지 정해요. 바꾸어도 학습은 이어지고, 새 방법은 아무것도 기억하지 않은 채 시작해요.</translation>
    </message>
    <message>
        <source>The share of its velocity that each update keeps, {low} to {high}.</source>
        <translation>갱신할 때마다 남기는 속도의 비율이에요. {low}부터 {high}까지예요.</translation>
    </message>
    <message>
        <source>α (alpha)</source>
        <translation>α(알파)</translation>
    </message>
    <message>
        <source>α: the share of the mean square slope that each update keeps, {low} to {high}.</source>
        <translation>α: 갱신할 때마다 남기는, 기울기 제곱 평균의 비율이에요. {low}부터 {high}까지예요.</translation>
    </message>
    <message>
        <source>β₁ (beta 1)</source>
        <translation>β₁(베타 1)</translation>
    </message>
    <message>
        <source>β₁: the share of the mean slope that each update keeps.</source>
        <translation>β₁: 갱신할 때마다 남기는, 기울기 평균의 비율이에요.</translation>
    </message>
    <message>
        <source>β₂ (beta 2)</source>
        <translation>β₂(베타 2)</translation>
    </message>
    <message>
        <source>β₂: the share of the mean square slope that each update keeps.</source>
        <translation>β₂: 갱신할 때마다 남기는, 기울기 제곱 평균의 비율이에요.</translation>
    </message>
    <message>
        <source>ε (epsilon)</source>
        <translation>ε(엡실론)</translation>
    </message>
    <message>
        <source>ε: a tiny number that keeps the division from one by 0.</source>
        <translation>ε: 0으로 나누지 않게 해 주는 아주 작은 수예요.</translation>
    </message>
    <message>
        <source>L1: adds the sum of all |w| times this rate to the loss. A weight that is hardly needed stops at exactly 0.</source>
        <translation>L1: 모든 |w|의 합에 이 비율을 곱해 손실에 더해요. 거의 필요 없는 가중치는 정확히 0에서 멈춰요.</translation>
    </message>
    <message>
        <source>L2: adds half the sum of all w² times this rate to the loss. It keeps weights small, and the curve smooth.</source>
        <translation>L2 규제: 모든 w²의 합의 절반에 이 값을 곱해 손실에 더해요. 가중치가 작아지고 곡선이 매끄러워져요.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Shuffle: each epoch takes the samples in another order. It makes a difference only where an epoch has several batches.</source>
        <translation>섞기: 에포크마다 샘플의 순서를 바꿔요. 한 에포크에 배치가 여러 개일 때만 달라져요.</translation>
    </message>
    <message>
        <source>Loss: how wrong an answer counts. The squared distance minds large errors most; the plain distance minds all alike. A run goes on with another one.</source>
        <translation>손실: 답이 얼마나 틀렸는지를 재는 방법이에요. 거리의 제곱은 큰 오차를 더 크게 보고, 거리는 모든 오차를 똑같이 봐요. 바꾸어도 학습은 이어져요.</translation>
    </message>
</context>
<context>
    <name>LineMap</name>
    <message>
        <source>Drag to shift the line: this changes the bias b.</source>
        <translation>끌어서 선을 옮겨요. 편향 b가 바뀌어요.</translation>
    </message>
    <message>
        <source>On this line ŷ is ½: on one side of it the model answers 1, on the other 0. Drag to shift it: this changes the bias b.</source>
        <extracomment>The handle&apos;s size, and how near the pointer has to come to the handle and to the line. How far towards its end the handle stands on the line; the first place with room is taken. A line shorter than this, in pixels, has no handle. The pointers that say across which direction a line is pulled: turns of 45° from the x axis. Axes that are so much longer than the other, in their units, are turned as they are seen. θ set by hand, w1, w2 and b if there is one, and whether the same movement goes on. What of the line is pointed at or held: &quot;handle&quot;, &quot;line&quot; or &quot;&quot;. Sets the learner&apos;s own samples, where the samples are such.</extracomment>
        <translation>이 선 위에서 ŷ은 ½이에요. 한쪽에서는 1, 다른 쪽에서는 0이라고 답해요. 선을 끌어 옮기면 편향 b가 바뀌어요.</translation>
    </message>
    <message>
        <source>Drag to turn the line: this changes the weights w1 and w2, and b so that the middle of the line stays where it is.</source>
        <translation>끌어서 선을 돌려요. 가중치 w1과 w2가 바뀌고, 선의 가운데가 제자리에 있도록 b도 따라 바뀌어요.</translation>
    </message>
    <message>
        <source>Drag to turn the line: this changes the weights w1 and w2. Without a bias it always goes through the point where both inputs, as scaled, are 0.</source>
        <translation>끌어서 선을 돌려요. 가중치 w1과 w2가 바뀌어요. 편향이 없으면 선은 언제나 크기를 맞춘 두 입력이 모두 0인 점을 지나요.</translation>
    </message>
    <message>
        <source>Drag to turn the line: this changes the weights w1 and w2. Without a bias it always goes through the point where both inputs are 0.</source>
        <translation>끌어서 선을 돌려요. 가중치 w1과 w2가 바뀌어요. 편향이 없으면 선은 언제나 두 입력이 모두 0인 점을 지나요.</translation>
    </message>
</context>
<context>
    <name>LossFunctionsView</name>
    <message>
        <source>L copied</source>
        <extracomment>The losses for classes, and how each is written. Those with an end to what an answer can cost, as their curves lie one above the other. Where the axis ends for a loss without an end, and at what loss its curves are named; for one with an end, how far beyond it. The loss in force.</extracomment>
        <translation>L 복사됨</translation>
    </message>
    <message>
        <source>L, of ŷ* and Y*: answer and target as scaled</source>
        <extracomment>The losses for numbers. Points of each curve, with 0 in the middle. The difference reaches so far to either side, at least. The largest difference whose square can still be drawn. How each is written in terms of ŷ − Y, as their curves lie one above the other near 0. The loss in force. What stands after ŷ and Y where the loss compares what is scaled.</extracomment>
        <translation>L, 크기를 맞춘 출력 ŷ*과 정답 Y*으로</translation>
    </message>
    <message>
        <source>Loss of one row over its answer ŷ</source>
        <extracomment>The loss that the learner wants to train with. For answers that are classes, and for those that are numbers.</extracomment>
        <translation>출력 ŷ에 따른 한 행의 손실</translation>
    </message>
    <message>
        <source>How wrong an answer ŷ counts: one curve where the right answer Y is 0, one where it is 1. Each sample stands where its answer is; the straight line at the selected one has the slope ∂L/∂ŷ. Cross-entropy grows without bound as ŷ goes wrong, and an arrow at the edge stands for a loss beyond it. The faint curves are the losses that are not in force.</source>
        <translation>출력 ŷ이 얼마나 틀린 것으로 치는지 보여 줘요. 정답 Y가 0일 때와 1일 때의 곡선이 하나씩 있어요. 샘플은 저마다 자기 출력 자리에 있고, 고른 샘플에 닿은 직선의 기울기가 ∂L/∂ŷ이에요. 교차 엔트로피는 ŷ이 틀릴수록 끝없이 커져요. 가장자리의 화살표는 그 너머에 있는 손실이에요. 옅은 곡선은 지금 쓰지 않는 손실이에요.</translation>
    </message>
    <message>
        <source>Point at a curve to read values and click to copy; click a sample to choose it. Keys: ↑ and ↓ choose a sample, , and . move the read-out along, Enter copies.</source>
        <translation>곡선을 가리키면 값을 읽고 클릭하면 복사돼요. 샘플을 클릭하면 그 샘플을 골라요. 키보드: ↑ ↓ 로 샘플을 고르고, , 와 . 로 읽는 곳을 옮기고, Enter로 복사해요.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>L (BCE: nats)</source>
        <translation>L (BCE: nat)</translation>
    </message>
    <message>
        <source>At the selected row {x1} {x2}, Y = {target}: ŷ = {output}, the loss is {loss}, and the slope ∂L/∂ŷ = {slope}.</source>
        <translation>고른 행 {x1} {x2}, Y = {target}: ŷ = {output}, 손실은 {loss}, 기울기 ∂L/∂ŷ = {slope}.</translation>
    </message>
    <message>
        <source>BCE</source>
        <translation>BCE</translation>
    </message>
    <message>
        <source>Train with cross-entropy, L = −ln of the answer given to Y: the surer a wrong answer, the more it costs, without bound. A run goes on with it.</source>
        <translation>교차 엔트로피로 학습해요. L = −ln(Y에 준 출력). 틀린 답을 확신할수록 손실이 끝없이 커져요. 하던 학습은 이 손실로 이어져요.</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>제곱</translation>
    </message>
    <message>
        <source>Train with the squared distance, L = (ŷ − Y)²: small errors count little, and none more than 1. A run goes on with it.</source>
        <translation>거리의 제곱 L = (ŷ − Y)²으로 학습해요. 작은 오차는 조금만 치고, 아무리 커도 1을 넘지 않아요. 하던 학습은 이 손실로 이어져요.</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>Train with the distance, L = |Y − ŷ|: the slope is the same everywhere. A run goes on with it.</source>
        <translation>거리 L = |Y − ŷ|로 학습해요. 기울기가 어디서나 같아요. 하던 학습은 이 손실로 이어져요.</translation>
    </message>
    <message>
        <source>Train with the squared difference, L = (ŷ − Y)²: large errors count much, small ones little. A run goes on with it.</source>
        <extracomment>The losses by task and name, as in `learnscope.core.losses.LOSSES`.</extracomment>
        <translation>제곱 차이 L = (ŷ − Y)²으로 학습해요. 큰 오차는 크게, 작은 오차는 작게 쳐요. 하던 학습은 이 손실로 이어져요.</translation>
    </message>
    <message>
        <source>Train with the distance, L = |ŷ − Y|: the slope is 1 or −1 everywhere. A run goes on with it.</source>
        <translation>거리 L = |ŷ − Y|로 학습해요. 기울기는 어디서나 1이나 −1이에요. 하던 학습은 이 손실로 이어져요.</translation>
    </message>
    <message>
        <source>How wrong an answer ŷ counts that should be the number Y: the square of the difference ŷ − Y, or the difference without its sign. Each sample stands where its answer is; the straight line at the selected one has the slope ∂L/∂ŷ. The square makes large errors count much and small ones little. The faint curve is the loss that is not in force.</source>
        <translation>수 Y여야 할 출력 ŷ이 얼마나 틀렸는지를 재는 방법이에요. 차이 ŷ − Y의 제곱이거나, 부호를 뗀 차이예요. 샘플은 저마다 자기 출력 자리에 서 있고, 고른 샘플에 그은 직선의 기울기가 ∂L/∂ŷ이에요. 제곱은 큰 오차를 크게, 작은 오차를 작게 쳐요. 흐린 곡선은 지금 쓰지 않는 손실이에요.</translation>
    </message>
    <message>
        <source>At the selected sample ({inputs}), Y = {target}: ŷ = {output}, the loss is {loss}, and the slope ∂L/∂ŷ = {slope}.</source>
        <translation>고른 샘플({inputs}), Y = {target}에서 ŷ = {output}, 손실은 {loss}, 기울기 ∂L/∂ŷ = {slope}입니다.</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>test</source>
        <extracomment>So much higher than at its lowest a test loss has to be for its lowest to be marked. Pixels before the lines&apos; ends that their labels may need. Pixels from the lowest test loss to its words. How many samples are held out, and the share of them answered right: recorded, and now.</extracomment>
        <translation>시험</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>지금 학습</translation>
    </message>
    <message>
        <source>with penalty</source>
        <translation>규제 포함</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>평균 손실</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>tests right</source>
        <translation>시험용 정답</translation>
    </message>
    <message>
        <source>lowest test loss</source>
        <translation>가장 낮은 시험 손실</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <extracomment>Whether the scale is now logarithmic.</extracomment>
        <translation>에포크별 손실</translation>
    </message>
    <message>
        <source>How wrong the model was after each epoch: the mean loss of the rows that take part. 0 would be perfect. Where the loss jumps faster than the plot can show, a grey band spans its lowest and highest values. While you look back, what comes later is a faint line.</source>
        <translation>에포크마다 모델이 얼마나 틀렸는지 보여 줘요. 학습에 쓰는 행들의 평균 손실이고, 0이면 완벽해요. 손실이 그래프로 나타낼 수 없을 만큼 빨리 오르내리면 가장 낮은 값과 높은 값 사이를 회색 띠로 칠해요. 앞선 에포크를 돌아보는 동안 그 뒤는 옅은 선으로 남아요.</translation>
    </message>
    <message>
        <source>With samples held out to test, another line is their mean loss, and how many of them are right stands at its end; where it was lowest is marked once it has risen again. With a penalty (L1, L2) the loss that is descended is the mean loss and the penalty together: each has its line. The test loss is held against the mean loss alone.</source>
        <translation>시험용으로 떼어 둔 샘플이 있으면 그 평균 손실이 또 다른 선이 되고, 선 끝에 몇 개가 맞는지 나와요. 다시 올라가면 가장 낮았던 곳을 표시해요. 규제(L1, L2)가 있으면 줄여 가는 손실은 평균 손실에 규제를 더한 것이고, 둘 다 선으로 그려요. 시험 손실은 규제 없는 평균 손실과 견줘요.</translation>
    </message>
    <message>
        <source>Point at the line to read values and click to copy them; turn the wheel to zoom, drag to move, double-click to follow the run again. Keys: , and . move along, Enter copies, + and − zoom, Esc follows.</source>
        <translation>선을 가리키면 값을 읽고 클릭하면 복사돼요. 휠로 확대하고, 끌어서 옮기고, 두 번 클릭하면 다시 학습을 따라가요. 키보드: , 와 . 로 움직이고, Enter로 복사하고, + 와 − 로 확대하고, Esc로 다시 따라가요.</translation>
    </message>
    <message>
        <source>Pinned runs lie beside it, each in its colour and dash, and are read out with it, each against the baseline. A run with another loss, penalty or other samples is named at the top instead: its losses can&apos;t be compared.</source>
        <translation>고정한 학습은 저마다의 색과 선 모양으로 함께 그려지고, 값을 읽을 때 기준 학습과의 차이도 나와요. 손실 함수나 규제, 샘플이 다른 학습은 손실을 견줄 수 없으므로 그리지 않고 위에 이름만 적어요.</translation>
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
        <source>mean loss, and with the penalty</source>
        <translation>평균 손실, 규제를 더한 손실</translation>
    </message>
    <message>
        <source>mean loss (nats)</source>
        <translation>평균 손실 (nat)</translation>
    </message>
    <message>
        <source>The mean loss at the start is {last}.</source>
        <translation>시작할 때의 평균 손실은 {last}.</translation>
    </message>
    <message>
        <source>Mean loss up to epoch {n}: from {first} down to {last}.</source>
        <translation>에포크 {n}까지의 평균 손실: {first} → {last}, 줄었어요.</translation>
    </message>
    <message>
        <source>Mean loss up to epoch {n}: from {first} to {last}.</source>
        <translation>에포크 {n}까지의 평균 손실: {first} → {last}.</translation>
    </message>
    <message>
        <source>Of it {data} is the mean loss and {penalty} the penalty.</source>
        <translation>그 가운데 평균 손실이 {data}, 규제가 {penalty}입니다.</translation>
    </message>
    <message>
        <source>The test loss is {test}.</source>
        <translation>시험 손실은 {test}.</translation>
    </message>
    <message>
        <source>Of {count} held out {right} are right.</source>
        <translation>시험용 {count}개 중 {right}개가 맞아요.</translation>
    </message>
    <message>
        <source>The run goes on to epoch {n}.</source>
        <translation>이 학습은 에포크 {n}까지 이어져요.</translation>
    </message>
    <message>
        <source>Beside it: {names}.</source>
        <translation>함께 그린 학습: {names}.</translation>
    </message>
    <message>
        <source>Logarithmic scale: equal distances are equal factors, so that small losses can be told apart. A loss of 0 has no place on it.</source>
        <translation>로그 눈금: 같은 거리가 같은 배수를 뜻해서 작은 손실도 구별할 수 있어요. 손실 0은 나타낼 수 없어요.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Not possible: {got}. Allowed: {allowed}.</source>
        <translation>할 수 없어요: {got}. 가능한 값: {allowed}.</translation>
    </message>
    <message>
        <source>At least one row has to stay on.</source>
        <translation>적어도 한 행은 켜져 있어야 해요.</translation>
    </message>
    <message>
        <source>Five runs are pinned, and there is no room for more: remove one first.</source>
        <translation>학습 다섯 개가 이미 고정되어 있어 더 고정할 수 없어요. 먼저 하나를 빼 주세요.</translation>
    </message>
    <message>
        <source>The rates to try have to go from one above 0 to a higher one.</source>
        <translation>시험할 학습률은 0보다 큰 값에서 더 큰 값까지여야 해요.</translation>
    </message>
    <message>
        <source>At learning rate 0 nothing moves: choose another rate for the race.</source>
        <translation>학습률이 0이면 아무것도 움직이지 않아요. 경주에는 다른 학습률을 골라 주세요.</translation>
    </message>
    <message>
        <source>{field}: “{text}” was not taken; type {allowed}.</source>
        <translation>{field}: 받을 수 없는 값이에요, ‘{text}’. 이렇게 입력해 보세요: {allowed}.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <extracomment>The menus&apos; commands, in groups with a line between them.</extracomment>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
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
        <source>Detach, or put back</source>
        <translation>떼어 내거나 되돌리기</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근에 연 파일</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
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
        <source>Do this: start over with it, and run. Ctrl+Z takes it back.</source>
        <extracomment>Each tone&apos;s icon and its colour&apos;s name in the theme. The width that the longest sentence needs to have room on two lines, in sizes of the text. How long a notice stays at least while a run goes on, in seconds. The advice that is to be followed. What pointing at the sentence says where it is not said in all its words.</extracomment>
        <translation>이렇게 해 보기: 바꾸어 처음부터 다시 학습해요. Ctrl+Z로 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>What is happening</source>
        <translation>지금 일어나는 일</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Ready to learn {gate}. Press Run (Space) and watch, or Step (→) to go one epoch at a time.</source>
        <extracomment>How a sentence is meant: &quot;info&quot;, &quot;good&quot; or &quot;warning&quot;.</extracomment>
        <translation>배울 준비가 됐어요: {gate}. 실행(Space)을 눌러 지켜보거나, 한 걸음(→)으로 한 에포크씩 나아가 보세요.</translation>
    </message>
    <message>
        <source>The guided tour: the card at the right says what to do next. Leave it whenever you like; your own experiment then comes back.</source>
        <translation>안내를 보는 중이에요. 다음에 할 일은 오른쪽 카드에 있어요. 언제든 안내를 끝낼 수 있고, 그러면 여러분의 실험이 돌아와요.</translation>
    </message>
    <message>
        <source>Looking back at epoch {epoch} of {latest}: everything shows that moment. End goes to the latest; Run goes on from here and forgets what came after.</source>
        <translation>전체 {latest} 에포크 가운데 에포크 {epoch}의 순간을 돌아보고 있어요. 화면 전체가 그 순간이에요. End를 누르면 마지막 에포크로 가고, 실행하면 여기서부터 다시 학습하며 그 뒤의 기록은 사라져요.</translation>
    </message>
    <message>
        <source>Learning: every update moves w1, w2 and b a little down the slope of the loss. {right} of {rows} right so far.</source>
        <translation>학습 중: 갱신할 때마다 w1, w2, b가 손실의 내리막으로 조금씩 움직여요. 지금까지 {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>Paused at epoch {epoch}, {right} of {rows} right. The card at the right says what to do next.</source>
        <translation>에포크 {epoch}에서 멈췄어요. {rows}개 중 {right}개 정답. 다음에 할 일은 오른쪽 카드에 있어요.</translation>
    </message>
    <message>
        <source>On the way to epoch {epoch}: {done} % done. Pause (Space) stops it.</source>
        <translation>에포크 {epoch}까지 가는 중이에요. {done} % 왔어요. 일시정지(Space)를 누르면 멈춰요.</translation>
    </message>
    <message>
        <source>Paused at epoch {epoch}, loss {loss}. The card at the right says what to do next.</source>
        <translation>에포크 {epoch}에서 멈췄어요. 손실 {loss}. 다음에 할 일은 오른쪽 카드에 있어요.</translation>
    </message>
    <message>
        <source>Paused at epoch {epoch}, {right} of {rows} right. Step (→) goes on by one epoch, Back (←) takes it back exactly, Run (Space) goes on.</source>
        <translation>에포크 {epoch}에서 멈췄어요. {rows}개 중 {right}개 정답. 한 걸음(→)은 한 에포크 앞으로, 뒤로(←)는 정확히 한 에포크 되돌리기, 실행(Space)은 이어서 학습해요.</translation>
    </message>
    <message>
        <source>Paused at epoch {epoch}, loss {loss}. Step (→) goes on by one epoch, Back (←) takes it back exactly, Run (Space) goes on.</source>
        <translation>에포크 {epoch}에서 멈췄어요. 손실 {loss}. 한 걸음(→)은 한 에포크 앞으로, 뒤로(←)는 정확히 한 에포크 되돌리기, 실행(Space)은 이어서 학습해요.</translation>
    </message>
    <message>
        <source>Learning: every update moves all {count} weights and biases a little down the slope of the loss.</source>
        <translation>학습 중: 갱신할 때마다 가중치와 편향 {count}개가 모두 손실의 내리막으로 조금씩 움직여요.</translation>
    </message>
    <message>
        <source>Learning: every update moves the one weight a little down the slope of the loss.</source>
        <translation>학습 중: 갱신할 때마다 하나뿐인 가중치가 손실의 내리막으로 조금씩 움직여요.</translation>
    </message>
    <message>
        <source>Learning: every update moves all {count} weights a little down the slope of the loss.</source>
        <translation>학습 중: 갱신할 때마다 가중치 {count}개가 모두 손실의 내리막으로 조금씩 움직여요.</translation>
    </message>
    <message>
        <source>The loss is {loss} so far.</source>
        <translation>지금 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>{right} of {rows} right so far.</source>
        <translation>지금까지 {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>Right: the answer lies on the correct side of ½.</source>
        <translation>정답: 출력이 ½을 기준으로 올바른 쪽에 있어요.</translation>
    </message>
    <message>
        <source>The loss keeps falling, ever more slowly, and never reaches 0. Pause (Space) when you have seen enough.</source>
        <translation>손실은 점점 천천히 줄어들지만 0에는 닿지 않아요. 충분히 봤으면 일시정지(Space)하세요.</translation>
    </message>
    <message>
        <source>Look at the weights that do it, or choose another gate.</source>
        <translation>이 일을 해내는 가중치를 살펴보거나, 다른 게이트를 골라 보세요.</translation>
    </message>
    <message>
        <source>Look at the weights that do it, or choose another problem.</source>
        <translation>이 일을 해내는 가중치를 살펴보거나, 다른 문제를 골라 보세요.</translation>
    </message>
    <message>
        <source>All right: {rows} of {rows} answers lie on the correct side of ½.</source>
        <translation>모두 정답: {rows}개의 출력이 모두 ½을 기준으로 올바른 쪽에 있어요.</translation>
    </message>
    <message>
        <source>The answers lie on the points: the loss is down to {loss}. It may fall on, ever more slowly. Pause (Space) when you have seen enough.</source>
        <translation>출력이 정답과 거의 겹쳐요: 손실 {loss}. 손실은 점점 천천히 더 줄 수도 있어요. 충분히 봤으면 일시정지(Space)하세요.</translation>
    </message>
    <message>
        <source>The answers lie on the points: the loss is down to {loss}. Look at the surface that goes through them, or choose another problem.</source>
        <translation>출력이 정답과 거의 겹쳐요: 손실 {loss}. 점들을 지나는 곡면을 살펴보거나, 다른 문제를 골라 보세요.</translation>
    </message>
    <message>
        <source>The answers lie on the points: the loss is down to {loss}. Look at the parts that add up to the curve, or choose another problem.</source>
        <translation>출력이 정답과 거의 겹쳐요: 손실 {loss}. 어떤 조각들이 더해져 이 곡선이 되는지 살펴보거나, 다른 문제를 골라 보세요.</translation>
    </message>
    <message>
        <source>Stopped where you asked: epoch {epoch}, mean loss {loss}. To go on, change “Stop at” or clear it.</source>
        <translation>정해 둔 곳에서 멈췄어요: 에포크 {epoch}, 평균 손실 {loss}. 이어서 하려면 ‘멈출 조건’을 바꾸거나 지우세요.</translation>
    </message>
    <message>
        <source>Diverged: after epoch {epoch} the numbers would grow beyond what a computer can hold, since each update goes too far.</source>
        <extracomment>A line that may lie anywhere hardly helps if it leaves no less than this share of the best one through 0.</extracomment>
        <translation>발산: 갱신할 때마다 너무 멀리 가서, 에포크 {epoch} 다음에는 컴퓨터가 담을 수 없을 만큼 수가 커져요.</translation>
    </message>
    <message>
        <source>Exploding: loss or weights have grown to {largest}, and a computer&apos;s numbers end at {limit}. Each update goes too far.</source>
        <translation>폭발: 손실이나 가중치가 {largest}까지 커졌어요. 컴퓨터의 수는 {limit}에서 끝나요. 갱신할 때마다 너무 멀리 가요.</translation>
    </message>
    <message>
        <source>Stuck, and it always will be: without a bias the plane goes through the point where all inputs are 0, and no such plane has one class on this side and the other on that.</source>
        <translation>더는 나아지지 않아요. 편향이 없으면 평면이 세 입력이 모두 0인 점을 지나는데, 그런 평면은 두 클래스를 서로 다른 쪽으로 나누지 못해요.</translation>
    </message>
    <message>
        <source>Stuck, and it always will be: without a bias the line goes through the point where both inputs are 0, and no such line has one class on this side and the other on that.</source>
        <translation>더는 나아지지 않아요. 편향이 없으면 직선이 두 입력이 모두 0인 점을 지나는데, 그런 직선은 두 클래스를 서로 다른 쪽으로 나누지 못해요.</translation>
    </message>
    <message>
        <source>Stuck, and it always will be: without a bend all layers together draw one flat plane, and no plane has one class on this side and the other on that.</source>
        <translation>더는 나아지지 않아요. 굽히지 않으면 층을 아무리 쌓아도 평면 하나일 뿐인데, 어떤 평면도 두 클래스를 서로 다른 쪽으로 나누지 못해요.</translation>
    </message>
    <message>
        <source>Stuck, and it always will be: without a bend all layers together draw one straight line, and no line has one class on this side and the other on that.</source>
        <translation>더는 나아지지 않아요. 굽히지 않으면 층을 아무리 쌓아도 직선 하나일 뿐인데, 어떤 직선도 두 클래스를 서로 다른 쪽으로 나누지 못해요.</translation>
    </message>
    <message>
        <source>This never gets all right: one neuron changes its answer at one place, and no place has all of one class on this side and all of the other on that. {right} of {rows} right.</source>
        <translation>모두 맞힐 수는 없어요. 뉴런 하나는 한 곳에서만 답을 바꾸는데, 어디에서 바꿔도 두 클래스가 양쪽으로 나뉘지 않아요. {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>This never gets all right: one neuron draws one flat plane, and no plane has all blue points on one side and all orange ones on the other. {right} of {rows} right.</source>
        <translation>모두 맞힐 수는 없어요. 뉴런 하나는 평평한 면 하나를 긋는데, 어떤 면도 파란 점을 모두 한쪽에, 주황 점을 모두 다른 쪽에 두지 못해요. {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>This never gets all right: one neuron draws one straight line, and no line has all blue points on one side and all orange ones on the other. {right} of {rows} right.</source>
        <translation>모두 맞힐 수는 없어요. 뉴런 하나는 직선 하나를 그을 뿐인데, 어떤 직선도 파란 점과 주황 점을 모두 서로 다른 쪽으로 나누지 못해요. {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>Stuck, and it always will be: one neuron draws one flat plane, and no plane has all 1s of {problem} on one side and all 0s on the other.</source>
        <translation>더는 나아지지 않아요. 뉴런 하나는 평면 하나를 그을 뿐인데, 어떤 평면도 {problem}의 1과 0을 모두 서로 다른 쪽으로 나누지 못해요.</translation>
    </message>
    <message>
        <source>Stuck, and it always will be: one neuron draws one straight line, and no line has both 1s of {gate} on one side and both 0s on the other. {best} of {rows} is the most it can get.</source>
        <translation>더는 나아지지 않아요. 뉴런 하나는 직선 하나를 그을 뿐인데, 어떤 직선도 {gate}의 1 두 개와 0 두 개를 서로 다른 쪽으로 나누지 못해요. 많아야 {rows}개 중 {best}개예요.</translation>
    </message>
    <message>
        <source>All counted right, but row {row} stays at ½ for good: without a bias z is 0 where all inputs are 0. It counts as 0, not being above ½. A bias would set it free.</source>
        <translation>모두 맞은 것으로 치지만, 편향이 없으면 입력이 모두 0인 곳에서 z가 0이라서 {row} 행의 출력은 늘 ½이에요. ½보다 크지 않아서 0으로 쳐요. 편향이 있으면 벗어날 수 있어요.</translation>
    </message>
    <message>
        <source>All counted right, but where all inputs are 0 the answer stays at ½ for good: without a bias z is 0 there. It counts as 0, not being above ½. A bias would set it free.</source>
        <translation>모두 맞은 것으로 치지만, 편향이 없으면 입력이 모두 0인 곳에서 z가 0이라서 그곳의 출력은 늘 ½이에요. ½보다 크지 않아서 0으로 쳐요. 편향이 있으면 벗어날 수 있어요.</translation>
    </message>
    <message>
        <source>Stuck at ½, and it always will be: without a bias z is 0 where all inputs are 0, whatever the weights. A bias would set it free.</source>
        <translation>½에서 움직이지 않아요. 편향이 없으면 입력이 모두 0인 곳에서는 가중치가 무엇이든 z가 0이에요. 편향이 있으면 ½에서 벗어날 수 있어요.</translation>
    </message>
    <message>
        <source>{right} of {rows} right, and that is the most it can get: without a bias z is 0 where all inputs are 0, whatever the weights, so row {row} stays at ½. A bias would set it free.</source>
        <translation>{rows}개 중 {right}개를 맞혔고, 더 맞힐 수는 없어요. 편향이 없으면 입력이 모두 0인 곳에서는 가중치가 무엇이든 z가 0이라서, {row} 행의 출력은 늘 ½이에요. 편향이 있으면 벗어날 수 있어요.</translation>
    </message>
    <message>
        <source>{right} of {rows} right, and that is the most it can get: without a bias z is 0 where all inputs are 0, whatever the weights, so the answer there stays at ½. A bias would set it free.</source>
        <translation>{rows}개 중 {right}개를 맞혔고, 더 맞힐 수는 없어요. 편향이 없으면 입력이 모두 0인 곳에서는 가중치가 무엇이든 z가 0이라서, 그곳의 출력은 늘 ½이에요. 편향이 있으면 벗어날 수 있어요.</translation>
    </message>
    <message>
        <source>As close as it gets: of all straight lines through 0 this one has the least loss, and the points lie on both sides of it.</source>
        <translation>이보다 가까워질 수 없어요. 0을 지나는 직선 가운데 손실이 가장 작고, 점들은 이 직선의 양쪽에 흩어져 있어요.</translation>
    </message>
    <message>
        <source>As close as it gets: without a bias and without a bend there is one straight line through 0, and these points do not lie on one.</source>
        <translation>이보다 가까워질 수 없어요. 편향도 없고 굽히지도 않으면 0을 지나는 직선 하나일 뿐인데, 이 점들은 그런 직선 위에 있지 않아요.</translation>
    </message>
    <message>
        <source>As close as it gets: without a bend all layers together draw one straight line, and these points do not lie on one.</source>
        <translation>이보다 가까워질 수 없어요. 굽히지 않으면 층을 아무리 쌓아도 직선 하나일 뿐인데, 이 점들은 직선 위에 있지 않아요.</translation>
    </message>
    <message>
        <source>As close as it gets: one neuron draws one flat plane, and these points do not lie on one.</source>
        <translation>이보다 가까워질 수 없어요. 뉴런 하나는 평평한 면 하나를 그을 뿐인데, 이 점들은 한 평면 위에 있지 않아요.</translation>
    </message>
    <message>
        <source>As close as it gets: one neuron draws one straight line, and these points do not lie on one.</source>
        <translation>이보다 가까워질 수 없어요. 뉴런 하나는 직선 하나를 그을 뿐인데, 이 점들은 직선 위에 있지 않아요.</translation>
    </message>
    <message>
        <source>The step has slope 0 everywhere, so the gradient ends there: no weight before it ever moves, only the output unit learns.</source>
        <translation>계단 함수는 어디서나 기울기가 0이라 기울기가 거기서 끊겨요. 그 앞의 가중치는 꼼짝하지 않고 출력 뉴런만 배워요.</translation>
    </message>
    <message>
        <source>All {of} neurons in layer {layer} have the same weights. They get the same gradient, so they stay the same forever and do the work of one.</source>
        <translation>{layer}층의 뉴런 {of}개 모두 가중치가 똑같아요. 기울기도 똑같아서 언제까지나 똑같고, 하나 몫의 일만 해요.</translation>
    </message>
    <message>
        <source>{units} of the {of} neurons in layer {layer} have the same weights. They get the same gradient, so they stay the same forever and do the work of one.</source>
        <translation>{layer}층의 뉴런 {of}개 중 {units}개는 가중치가 똑같아요. 기울기도 똑같아서 언제까지나 똑같고, 하나 몫의 일만 해요.</translation>
    </message>
    <message>
        <source>Dead: every ReLU in layer {layer} gives 0 for all samples, and there its slope is 0, so nothing before it moves any more.</source>
        <translation>죽은 뉴런: {layer}층의 ReLU가 모두 모든 샘플에 0을 내요. 그곳은 기울기도 0이라 그 앞의 가중치는 더 움직이지 않아요.</translation>
    </message>
    <message>
        <source>Dead: {units} of the {of} ReLUs in layer {layer} give 0 for all samples, and there their slope is 0, so they do not come back.</source>
        <translation>죽은 뉴런: {layer}층의 ReLU {of}개 중 {units}개가 모든 샘플에 0을 내요. 그곳은 기울기도 0이라 되살아나지 못해요.</translation>
    </message>
    <message>
        <source>The loss climbs: each update goes so far that it ends higher up than it began.</source>
        <translation>손실이 계속 커져요. 갱신할 때마다 너무 멀리 가서, 시작한 곳보다 더 높은 데에 내려앉기 때문이에요.</translation>
    </message>
    <message>
        <source>The loss jumps up and down: each update goes too far and lands on the other side.</source>
        <translation>손실이 오르내리며 튀어요. 갱신할 때마다 너무 멀리 가서 반대쪽에 내려앉기 때문이에요.</translation>
    </message>
    <message>
        <source>Saturated: row {x1} {x2} is wrong, but at z = {z} the sigmoid is so flat that its weights hardly move.</source>
        <translation>포화: {x1} {x2} 행이 틀렸지만, z = {z}에서는 시그모이드가 너무 평평해서 가중치가 거의 움직이지 않아요.</translation>
    </message>
    <message>
        <source>Saturated: the sample at {place} is wrong, but at z = {z} the sigmoid is so flat that its weights hardly move.</source>
        <translation>포화: {place}인 샘플이 틀렸지만, z = {z}에서는 시그모이드가 너무 평평해서 가중치가 거의 움직이지 않아요.</translation>
    </message>
    <message>
        <source>Saturated: {units} of the {of} neurons in layer {layer} lie where {activation} is flat for nearly all samples, so their weights hardly move.</source>
        <translation>포화: {layer}층의 뉴런 {of}개 중 {units}개가 거의 모든 샘플에서 {activation}의 평평한 곳에 있어 가중치가 거의 움직이지 않아요.</translation>
    </message>
    <message>
        <source>The gradient vanishes: of the output&apos;s slope only {percent} % arrives at the first layer, since each layer on the way back makes it smaller.</source>
        <translation>기울기 소실: 출력의 기울기 가운데 첫 층에 닿는 것은 {percent} % 밖에 안 돼요. 되돌아가는 길에 층마다 작아지기 때문이에요.</translation>
    </message>
    <message>
        <source>Overfitting: since epoch {epoch} the test loss has risen from {best} to {now} while the training loss still falls. The samples are learned by heart.</source>
        <translation>과적합: 학습용 손실은 계속 줄지만, 시험용 손실은 에포크 {epoch}의 {best}에서 {now}까지 올라갔어요. 샘플을 통째로 외운 거예요.</translation>
    </message>
    <message>
        <source>Learning very slowly: the loss hardly falls from epoch to epoch.</source>
        <translation>학습이 아주 느려요. 에포크가 지나도 손실이 거의 줄지 않아요.</translation>
    </message>
    <message>
        <source>Learning takes long: at this pace thousands of epochs are not enough to get as far as one can.</source>
        <translation>학습이 오래 걸려요. 이 속도로는 수천 에포크가 지나도 갈 수 있는 데까지 가지 못해요.</translation>
    </message>
    <message>
        <source>Every answer is “{answer}”: that gets {right} of {rows} right, and learning hardly gets on.</source>
        <translation>모든 출력이 ‘{answer}’ 쪽이에요. 그래서 {rows}개 중 {right}개가 맞고, 학습은 거의 나아가지 못해요.</translation>
    </message>
    <message>
        <source>All weights are near 0, none larger than {largest}: so all neurons answer nearly the same, get nearly the same gradient, and take very long to part.</source>
        <translation>모든 가중치가 0에 가까워요(커야 {largest}). 그래서 뉴런들이 거의 같은 출력을 내고 기울기도 거의 같아서, 서로 달라지는 데 아주 오래 걸려요.</translation>
    </message>
    <message>
        <source>{name} and {other} are of very different size, and one learning rate has to suit both: what is small enough for the one is far too small for the other.</source>
        <translation>{name}, {other}의 크기가 아주 다른데 학습률은 하나예요. 한쪽에 맞게 작은 학습률은 다른 쪽에는 너무 작아요.</translation>
    </message>
    <message>
        <source>{name} lies far from 0: its weight and the bias do nearly the same, so what sets them apart is learned very slowly.</source>
        <translation>{name} 값이 0에서 멀리 있어요. 그래서 가중치와 편향이 거의 같은 일을 하고, 둘이 달리해야 할 일은 아주 느리게 배워요.</translation>
    </message>
    <message>
        <source>{name} is small beside the 1 of the bias: its weight would have to be large, and is learned very slowly.</source>
        <translation>{name} 값이 편향의 1에 비해 아주 작아요. 그래서 가중치가 커져야 하는데, 아주 느리게 배워요.</translation>
    </message>
    <message>
        <source>{name} is large beside the 1 of the bias: a learning rate that is small enough for its weight is far too small for the bias.</source>
        <translation>{name} 값이 편향의 1에 비해 아주 커요. 가중치에 맞게 작은 학습률은 편향에는 너무 작아요.</translation>
    </message>
    <message>
        <source>The samples are sorted by class: for many updates there is but one class to see, and then the other, which undoes what was learned of the first.</source>
        <translation>샘플이 클래스 순서로 늘어서 있어요. 한동안 한 클래스만 보다가 다음에는 다른 클래스만 보니, 먼저 배운 것을 되돌려 버려요.</translation>
    </message>
    <message>
        <source>As low as the loss gets with this penalty: {lowest}. It holds the weights so small that the answers stay far from the targets.</source>
        <translation>이 규제로는 손실이 {lowest}보다 작아질 수 없어요. 규제가 가중치를 작게 붙들어서 출력이 정답에서 멀리 남아요.</translation>
    </message>
    <message>
        <source>your own gate</source>
        <translation>나만의 게이트</translation>
    </message>
    <message>
        <source>As close as it gets: {count} samples have the same inputs as another ({place}), but other targets. One answer has to do for them, so the loss can&apos;t fall below {floor}.</source>
        <translation>이보다 가까워질 수 없어요. 입력은 같은데 정답이 다른 샘플이 {count}개 있어요({place}). 출력은 하나뿐이라 손실이 {floor}보다 작아질 수 없어요.</translation>
    </message>
    <message>
        <source>All right that can be, {possible} of {rows}: {count} samples have the same inputs as another ({place}), but not all the same class. So the loss can&apos;t fall below {floor}.</source>
        <translation>맞힐 수 있는 것은 다 맞혔어요({rows}개 중 {possible}개). 입력은 같은데 클래스가 다른 샘플이 {count}개 있어서({place}) 손실이 {floor}보다 작아질 수 없어요.</translation>
    </message>
    <message>
        <source>The lowest loss that {descents} descents have found without a bend: {lowest}, with {right} of {rows} right.</source>
        <translation>굽히지 않고 {descents}번 내려가 보아 찾은 가장 작은 손실이에요: {lowest}, {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>As low as the loss gets without a bend: {lowest}.</source>
        <translation>굽히지 않으면 손실은 여기까지예요: {lowest}.</translation>
    </message>
    <message>
        <source>As low as the loss gets without a bend: {lowest}, with {right} of {rows} right.</source>
        <translation>굽히지 않으면 손실은 여기까지예요: {lowest}, {rows}개 중 {right}개 정답.</translation>
    </message>
    <message>
        <source>What is left is of samples that have the same inputs and other targets.</source>
        <translation>남은 손실은 입력은 같은데 정답이 다른 샘플들에서 와요.</translation>
    </message>
    <message>
        <source>What is left looks like noise: near neighbours differ about as much, and a bend would learn it by heart.</source>
        <translation>남은 것은 노이즈로 보여요. 가까운 샘플끼리도 그만큼 달라서, 굽히면 노이즈를 외우게 돼요.</translation>
    </message>
    <message>
        <source>What is left looks like noise: near neighbours differ by as much or more. More neurons or more epochs would learn single samples by heart. Loss {loss}.</source>
        <translation>남은 것은 노이즈로 보여요. 가까운 샘플끼리도 그만큼은 달라요. 뉴런이나 에포크를 늘리면 샘플을 하나하나 외우게 돼요. 손실 {loss}.</translation>
    </message>
    <message>
        <source>As low as it gets, as far as was tried: of {tried} other settings and their learning rates none has got much further. Loss {loss}.</source>
        <translation>시험해 본 바로는 여기까지예요. 다른 설정 {tried}가지와 그 학습률들을 시험했지만 훨씬 더 나아간 것은 없었어요. 손실 {loss}.</translation>
    </message>
    <message>
        <source>The samples are learned by heart by now. The test loss was lowest at epoch {epoch}: {best}. None of {tried} other settings that were tried does better: go back there.</source>
        <translation>이제는 샘플을 외우고 있어요. 시험용 손실은 에포크 {epoch}에서 가장 작았어요({best}). 시험해 본 다른 설정 {tried}가지도 이보다 낫지 않았으니, 그때로 돌아가세요.</translation>
    </message>
</context>
<context>
    <name>NetworkSettings</name>
    <message>
        <source>one neuron</source>
        <translation>뉴런 하나</translation>
    </message>
    <message>
        <source>{network}, no bias</source>
        <translation>{network}, 편향 없음</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>뉴런 수</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Hidden layers: layers of neurons between the inputs and the answer, 0 to {most}. Without one, a single neuron answers; it can only draw a straight line.</source>
        <translation>은닉층: 입력과 출력 사이에 있는 뉴런의 층이에요. 0개부터 {most}개까지 둘 수 있어요. 은닉층이 없으면 뉴런 하나가 답하고, 직선 하나만 그을 수 있어요.</translation>
    </message>
    <message>
        <source>One layer fewer</source>
        <translation>층 하나 빼기</translation>
    </message>
    <message>
        <source>Take the last hidden layer away</source>
        <translation>마지막 은닉층을 빼요</translation>
    </message>
    <message>
        <source>One layer more</source>
        <translation>층 하나 더하기</translation>
    </message>
    <message>
        <source>Add a hidden layer before the output</source>
        <translation>출력 앞에 은닉층을 더해요</translation>
    </message>
    <message>
        <source>Units of hidden layer {n}</source>
        <translation>은닉층 {n}의 뉴런 수</translation>
    </message>
    <message>
        <source>How many neurons hidden layer {n} has, 1 to {most}</source>
        <translation>은닉층 {n}에 있는 뉴런의 수, 1부터 {most}까지</translation>
    </message>
    <message>
        <source>The inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>The output: one neuron, the answer ŷ</source>
        <translation>출력: 뉴런 하나, 출력값 ŷ</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Bias: the number that every neuron adds to its sum, whatever the inputs are. Without it z is 0 where all inputs are 0: a single neuron&apos;s line goes through that point. Weights that are given stay; a bias that comes back begins at 0.</source>
        <translation>편향: 입력이 무엇이든 뉴런마다 가중합에 더하는 수예요. 편향이 없으면 입력이 모두 0인 곳에서 z가 0이라서, 뉴런 하나가 긋는 직선은 그 점을 지나요. 직접 정한 가중치는 그대로 남고, 다시 켠 편향은 0에서 시작해요.</translation>
    </message>
    <message>
        <source>Activation: the bend that each hidden neuron makes in its z. Without bends, layers upon layers would still be one straight line.</source>
        <translation>활성화 함수: 은닉층의 뉴런이 z를 구부리는 방법이에요. 구부리지 않으면 층을 아무리 쌓아도 직선 하나일 뿐이에요.</translation>
    </message>
    <message>
        <source>Only hidden layers have one to choose.</source>
        <translation>은닉층이 있을 때만 고를 수 있어요.</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>tanh: an S from −1 to 1, steepest at 0.</source>
        <extracomment>By the names of `learnscope.core.activations.ACTIVATIONS`.</extracomment>
        <translation>tanh: −1부터 1까지의 S자 곡선이에요. 0에서 가장 가팔라요.</translation>
    </message>
    <message>
        <source>sigmoid: an S from 0 to 1, steepest at 0.</source>
        <translation>시그모이드: 0부터 1까지의 S자 곡선이에요. 0에서 가장 가팔라요.</translation>
    </message>
    <message>
        <source>ReLU: 0 below 0, and z itself above.</source>
        <translation>ReLU: 0보다 작으면 0, 크면 z 그대로예요.</translation>
    </message>
    <message>
        <source>leaky ReLU: like ReLU, but below 0 a hundredth of z is left.</source>
        <translation>리키 ReLU: ReLU와 같지만 0보다 작을 때 z의 100분의 1이 남아요.</translation>
    </message>
    <message>
        <source>softplus: ReLU with a rounded corner.</source>
        <translation>softplus: 모서리가 둥근 ReLU예요.</translation>
    </message>
    <message>
        <source>identity: z itself, no bend; layers of it stay one straight line.</source>
        <translation>항등: z 그대로예요. 구부리지 않으니 층을 쌓아도 직선이에요.</translation>
    </message>
    <message>
        <source>step: 0 or 1. It is flat everywhere, so no slope reaches the layer before it and that layer does not learn.</source>
        <translation>계단: 0 또는 1이에요. 어디서나 평평해서 앞 층에 기울기가 전해지지 않고, 그 층은 학습하지 못해요.</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>+ layer</source>
        <extracomment>The units of each hidden layer that the learner asks for.</extracomment>
        <translation>+ 층</translation>
    </message>
    <message>
        <source>The network</source>
        <extracomment>The units of each hidden layer that the learner asks for.</extracomment>
        <translation>신경망</translation>
    </message>
    <message>
        <source>The network with the numbers of the selected sample. Each unit multiplies what comes to it by its weights, adds its bias, and bends the sum; its picture shows what it makes of all inputs. Thick lines are large weights; solid blue is above 0, dashed orange below. h1.2 is unit 2 of layer 1, h1.2.w1 its first weight, y the output unit.</source>
        <translation>고른 샘플의 수가 담긴 신경망이에요. 뉴런마다 들어오는 수에 가중치를 곱하고, 편향을 더하고, 그 합을 구부려요. 뉴런의 작은 그림은 모든 입력에 대한 출력을 보여 줘요. 굵은 선일수록 가중치가 커요. 파란 실선은 0보다 크고 주황 점선은 0보다 작아요. h1.2는 층 1의 뉴런 2, h1.2.w1은 그 첫 번째 가중치, y는 출력 뉴런이에요.</translation>
    </message>
    <message>
        <source>Click a unit to look at it in the surface, and the output to come back. Take hold of a weight or a bias: drag it, turn the wheel over it, or double-click it to type; Shift is finer, Ctrl coarser. Keys: arrows go from unit to unit, Enter looks at one, Tab goes through its weights and its bias; there ↑ and ↓ change, Enter types, Ctrl+C copies, Esc goes back.</source>
        <translation>뉴런을 클릭하면 출력 곡면에서 볼 수 있고, 출력을 클릭하면 돌아와요. 가중치나 편향은 끌거나, 위에서 휠을 돌리거나, 두 번 클릭해서 입력해요. Shift는 더 곱게, Ctrl은 더 크게 바꿔요. 키보드: 화살표로 뉴런 사이를 옮겨 다니고, Enter로 그 뉴런을 보고, Tab으로 그 가중치와 편향을 차례로 골라요. 거기서 ↑ ↓ 로 바꾸고, Enter로 입력하고, Ctrl+C로 복사하고, Esc로 돌아와요.</translation>
    </message>
    <message>
        <source>The network with the numbers of the selected sample. Each unit multiplies what comes to it by its weights, adds it up without a bias, and bends the sum; its picture shows what it makes of all inputs. Thick lines are large weights; solid blue is above 0, dashed orange below. h1.2 is unit 2 of layer 1, h1.2.w1 its first weight, y the output unit.</source>
        <translation>고른 샘플의 수가 담긴 신경망이에요. 뉴런마다 들어오는 수에 가중치를 곱하고, 편향 없이 더하고, 그 합을 구부려요. 뉴런의 작은 그림은 모든 입력에 대한 출력을 보여 줘요. 굵은 선일수록 가중치가 커요. 파란 실선은 0보다 크고 주황 점선은 0보다 작아요. h1.2는 층 1의 뉴런 2, h1.2.w1은 그 첫 번째 가중치, y는 출력 뉴런이에요.</translation>
    </message>
    <message>
        <source>Click a unit to look at it in the surface, and the output to come back. Take hold of a weight: drag it, turn the wheel over it, or double-click it to type; Shift is finer, Ctrl coarser. Keys: arrows go from unit to unit, Enter looks at one, Tab goes through its weights; there ↑ and ↓ change, Enter types, Ctrl+C copies, Esc goes back.</source>
        <translation>뉴런을 클릭하면 출력 곡면에서 볼 수 있고, 출력을 클릭하면 돌아와요. 가중치는 끌거나, 위에서 휠을 돌리거나, 두 번 클릭해서 입력해요. Shift는 더 곱게, Ctrl은 더 크게 바꿔요. 키보드: 화살표로 뉴런 사이를 옮겨 다니고, Enter로 그 뉴런을 보고, Tab으로 그 가중치를 차례로 골라요. 거기서 ↑ ↓ 로 바꾸고, Enter로 입력하고, Ctrl+C로 복사하고, Esc로 돌아와요.</translation>
    </message>
    <message>
        <source>A network {sizes}, from the inputs to the output. For {inputs}: ŷ = {output}; the right answer is {target}.</source>
        <translation>입력부터 출력까지 {sizes}로 이어진 신경망이에요. {inputs}일 때 ŷ = {output}, 정답은 {target}.</translation>
    </message>
    <message>
        <source>One unit more in layer {layer}</source>
        <extracomment>The side of a button, in pixels. The units of each hidden layer that are asked for.</extracomment>
        <translation>층 {layer}에 뉴런 하나 더하기</translation>
    </message>
    <message>
        <source>One unit fewer in layer {layer}</source>
        <translation>층 {layer}에서 뉴런 하나 빼기</translation>
    </message>
    <message>
        <source>Units in layer {layer}</source>
        <translation>층 {layer}의 뉴런 수</translation>
    </message>
    <message>
        <source>One hidden layer more, before the output</source>
        <translation>출력 앞에 은닉층 하나 더하기</translation>
    </message>
    <message>
        <source>− layer</source>
        <translation>− 층</translation>
    </message>
    <message>
        <source>Take the last hidden layer away</source>
        <translation>마지막 은닉층 빼기</translation>
    </message>
    <message>
        <source>the output unit</source>
        <translation>출력 뉴런</translation>
    </message>
    <message>
        <source>unit {unit} of layer {layer}</source>
        <translation>층 {layer}의 뉴런 {unit}</translation>
    </message>
    <message>
        <source>bias of {unit}</source>
        <translation>{unit}의 편향</translation>
    </message>
    <message>
        <source>from {source} to {unit}</source>
        <translation>{source} → {unit}</translation>
    </message>
    <message>
        <source>sample&apos;s loss {loss}</source>
        <extracomment>How wide the light around a lit or chosen line is on either side, in pixels. How much of the ground is in the colour of the weakest of many lines. How much of a picture stays visible while it is not looked at. How long a dash and a gap are in the line of a negative weight, in pixels. The radius of what travels along the lines, in pixels.</extracomment>
        <translation>이 샘플의 손실 {loss}</translation>
    </message>
    <message>
        <source>On the lines ∂L/∂w, below the units ∂L/∂z</source>
        <translation>선 위에는 ∂L/∂w, 뉴런 아래에는 ∂L/∂z</translation>
    </message>
    <message>
        <source>On the lines: the weights after this update</source>
        <translation>선 위의 수: 이번 갱신 뒤의 가중치</translation>
    </message>
    <message>
        <source>negative weight</source>
        <translation>음수 가중치</translation>
    </message>
    <message>
        <source>positive weight</source>
        <translation>양수 가중치</translation>
    </message>
    <message>
        <source>Given scaled: {symbol}* = ({symbol} − {shift}) / {factor} = {value}</source>
        <translation>크기를 맞춰 넣어요: {symbol}* = ({symbol} − {shift}) / {factor} = {value}</translation>
    </message>
    <message>
        <source>∂L/∂{name} of this sample: {value}</source>
        <translation>이 샘플의 ∂L/∂{name}: {value}</translation>
    </message>
    <message>
        <source>{name}, {words}</source>
        <translation>{name}, {words}</translation>
    </message>
    <message>
        <source>z = {z}</source>
        <translation>z = {z}</translation>
    </message>
    <message>
        <source>∂L/∂z = {slope}</source>
        <translation>∂L/∂z = {slope}</translation>
    </message>
    <message>
        <source>Click to look at it in the surface; click ŷ to come back</source>
        <translation>클릭하면 출력 곡면에서 볼 수 있어요. ŷ을 클릭하면 돌아와요</translation>
    </message>
    <message>
        <source>Curve: its output along x; bottom {low}, top {high}</source>
        <translation>곡선: x에 따른 출력. 아래 {low}, 위 {high}</translation>
    </message>
    <message>
        <source>Picture: its answers, in the colours of the output surface, from {low} to {high}</source>
        <translation>그림: 출력을 출력 곡면과 같은 색으로, {low}부터 {high}까지</translation>
    </message>
    <message>
        <source>Picture: its output where x1, x2 and x3 are lowest or highest, x1 low in the upper row; orange {low}, blue {high}</source>
        <translation>그림: x1, x2, x3이 가장 작거나 클 때의 출력. 윗줄은 x1이 작을 때. 주황 {low}, 파랑 {high}</translation>
    </message>
    <message>
        <source>Picture: its output for 000 to 111, x1 = 0 in the upper row; orange {low}, blue {high}</source>
        <translation>그림: 000부터 111까지의 출력. 윗줄은 x1 = 0. 주황 {low}, 파랑 {high}</translation>
    </message>
    <message>
        <source>Picture: its output over x1 and x2; orange {low}, blue {high}</source>
        <translation>그림: x1과 x2에 따른 출력. 주황 {low}, 파랑 {high}</translation>
    </message>
    <message>
        <source>It is 0 everywhere: the unit tells nothing apart</source>
        <translation>어디서나 출력이 0: 이 뉴런은 입력을 전혀 구별하지 못해요</translation>
    </message>
    <message>
        <source>ReLU makes 0 of any z that is not above 0; its slope there is 0 too, so that learning does not move the unit&apos;s weights</source>
        <translation>ReLU는 0 이하인 z를 모두 0으로 만들어요. 그곳은 기울기도 0이라 학습해도 이 뉴런의 가중치가 움직이지 않아요</translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation>입력 {name}</translation>
    </message>
    <message>
        <source>Y: the right answer for this sample</source>
        <translation>Y: 이 샘플의 정답</translation>
    </message>
    <message>
        <source>The loss of this sample: how wrong ŷ is, seen from Y</source>
        <translation>이 샘플의 손실: Y에서 볼 때 ŷ이 얼마나 틀렸는지</translation>
    </message>
</context>
<context>
    <name>NeuronView</name>
    <message>
        <source>The neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>The neuron with the numbers of the selected row. Each input is multiplied by its weight; Σ adds the products and the bias to z; the sigmoid σ squeezes z into an answer ŷ between 0 and 1, which is held against the right answer Y. Thick lines are large weights. Solid blue pushes the answer towards 1, dashed orange towards 0.</source>
        <translation>고른 행의 수를 담은 뉴런이에요. 입력마다 가중치를 곱하고, Σ가 그 곱들과 편향을 더해 z를 만들고, 시그모이드 σ가 z를 0과 1 사이의 출력 ŷ으로 눌러 담아 정답 Y와 견주어요. 선이 굵을수록 가중치가 커요. 파란 실선은 출력을 1 쪽으로, 주황 점선은 0 쪽으로 밀어요.</translation>
    </message>
    <message>
        <source>Take hold of a weight: drag its number, turn the wheel over it, or double-click it to type; Shift is finer, Ctrl coarser. Keys: 1, 2 and 3 choose w1, w2 and b, ↑ and ↓ change it, Enter types, Ctrl+C copies.</source>
        <translation>가중치를 직접 바꿔 보세요. 수를 끌거나, 그 위에서 휠을 돌리거나, 두 번 클릭해서 입력할 수 있어요. Shift를 누르면 더 잘게, Ctrl을 누르면 더 크게 바뀌어요. 키보드: 1, 2, 3으로 w1, w2, b를 고르고, ↑ ↓로 바꾸고, Enter로 입력하고, Ctrl+C로 복사해요.</translation>
    </message>
    <message>
        <source>The neuron with the numbers of the selected row. Each input is multiplied by its weight; Σ adds the products to z; there is no bias. The sigmoid σ squeezes z into an answer ŷ between 0 and 1, which is held against the right answer Y. Thick lines are large weights. Solid blue pushes the answer towards 1, dashed orange towards 0.</source>
        <translation>고른 행의 수를 담은 뉴런이에요. 입력마다 가중치를 곱하고, Σ가 그 곱들을 더해 z를 만들어요. 편향은 없어요. 시그모이드 σ가 z를 0과 1 사이의 출력 ŷ으로 눌러 담아 정답 Y와 견주어요. 선이 굵을수록 가중치가 커요. 파란 실선은 출력을 1 쪽으로, 주황 점선은 0 쪽으로 밀어요.</translation>
    </message>
    <message>
        <source>Take hold of a weight: drag its number, turn the wheel over it, or double-click it to type; Shift is finer, Ctrl coarser. Keys: 1 and 2 choose w1 and w2, ↑ and ↓ change it, Enter types, Ctrl+C copies.</source>
        <translation>가중치를 직접 바꿔 보세요. 수를 끌거나, 그 위에서 휠을 돌리거나, 두 번 클릭해서 입력할 수 있어요. Shift를 누르면 더 잘게, Ctrl을 누르면 더 크게 바뀌어요. 키보드: 1, 2로 w1, w2를 고르고, ↑ ↓로 바꾸고, Enter로 입력하고, Ctrl+C로 복사해요.</translation>
    </message>
    <message>
        <source>For {x1} = {a} and {x2} = {b}: {parameters}, so z = {z} and ŷ = {output}; the right answer is {target}.</source>
        <translation>{x1} = {a}, {x2} = {b}일 때: {parameters}. 그래서 z = {z}, ŷ = {output}, 정답은 {target}입니다.</translation>
    </message>
    <message>
        <source>Click to copy</source>
        <translation>클릭하면 복사돼요</translation>
    </message>
    <message>
        <source>Copied {value}</source>
        <extracomment>Where each text and each node was painted last, by their keys. What is under the pointer, by its key, and what was just copied, while one stays there.</extracomment>
        <translation>복사했어요: {value}</translation>
    </message>
    <message>
        <source>Drag or turn the wheel to change, double-click to type, click to copy</source>
        <extracomment>Its key, under which the painter notes its area. A parameter&apos;s is its name, a unit&apos;s too. What it lights, as in `Snapshot.lit`. Whether it is a parameter that can be set by hand now. What a click does, where it does not copy. What else there is to say, line by line, and what of it in one short line.</extracomment>
        <translation>끌거나 휠을 돌리면 바뀌고, 두 번 클릭하면 입력하고, 클릭하면 복사돼요</translation>
    </message>
    <message>
        <source>Weight {name}: how strongly {input} counts. Times {input} it gives {product}.</source>
        <translation>가중치 {name}: {input} 값을 얼마나 세게 반영하는지예요. {input} 값과 곱하면 {product}.</translation>
    </message>
    <message>
        <source>Bias b: what z is when both inputs are 0.</source>
        <translation>편향 b: 두 입력이 모두 0일 때의 z예요.</translation>
    </message>
    <message>
        <source>{product}: what this input adds to z</source>
        <translation>{product}: 이 입력이 z에 보태는 값이에요</translation>
    </message>
    <message>
        <source>{name} after this update</source>
        <translation>이번 갱신을 마친 {name}</translation>
    </message>
    <message>
        <source>∂L/∂{name}: how fast the loss of this row grows when {name} grows. It is ∂L/∂z times {input}.</source>
        <translation>∂L/∂{name}: {name} 값이 커질 때 이 행의 손실이 얼마나 빨리 커지는지예요. ∂L/∂z에 {input} 값을 곱한 것이에요.</translation>
    </message>
    <message>
        <source>z = w1·x1 + w2·x2, the weighted sum</source>
        <translation>z = w1·x1 + w2·x2, 가중치를 곱해 더한 값</translation>
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
        <source>σ, the sigmoid: squeezes z into 0 … 1. The point shows where z is on it; the number is how steep it is there.</source>
        <translation>σ, 시그모이드: z를 0과 1 사이로 눌러 담아요. 점은 지금 z가 있는 자리이고, 수는 그 자리의 가파르기예요.</translation>
    </message>
    <message>
        <source>∂L/∂ŷ: how fast the loss grows when ŷ grows</source>
        <translation>∂L/∂ŷ: ŷ이 커질 때 손실이 얼마나 빨리 커지는지예요</translation>
    </message>
    <message>
        <source>∂ŷ/∂z: how fast ŷ grows when z grows; the sigmoid&apos;s slope</source>
        <translation>∂ŷ/∂z: z가 커질 때 ŷ이 얼마나 빨리 커지는지, 곧 시그모이드의 기울기예요</translation>
    </message>
    <message>
        <source>∂L/∂z = ∂L/∂ŷ · ∂ŷ/∂z: how fast the loss grows when z grows, by the chain rule</source>
        <translation>∂L/∂z = ∂L/∂ŷ · ∂ŷ/∂z: z가 커질 때 손실이 얼마나 빨리 커지는지, 연쇄법칙으로 구해요</translation>
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
        <source>always 1</source>
        <extracomment>How long a dash and a gap are in the line of a negative weight, and in the legend, in pixels. The radius of what travels along the lines, in pixels. The small sigmoid is shown from −6 to 6.</extracomment>
        <translation>언제나 1</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>target Y</source>
        <translation>정답 Y</translation>
    </message>
    <message>
        <source>this row&apos;s loss {loss}</source>
        <translation>이 행의 손실 {loss}</translation>
    </message>
    <message>
        <source>pushes ŷ down</source>
        <translation>ŷ을 내림</translation>
    </message>
    <message>
        <source>pushes ŷ up</source>
        <translation>ŷ을 올림</translation>
    </message>
    <message>
        <source>New value of {name}, Enter to set</source>
        <extracomment>What is held. How much a pixel of a drag and a notch of the wheel (or an arrow key) change a weight. So far, in pixels, the pointer may move for a press to be a click. Whether it is more than a click. The parameters before the first edit; none so far. The parameters that stand now: those shown last, or those set since. The number that was typed. What was typed, where it is no number. Typing is over, whatever came of it; carries whether the keyboard ended it.</extracomment>
        <translation>{name}의 새 값, Enter로 정하기</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>What to look at, what to ask, what was found: it is saved with the run, and shown where the run is opened.</source>
        <translation>무엇을 볼지, 무엇을 물을지, 무엇을 알아냈는지 적어요. 학습과 함께 저장되고, 그 학습을 열면 보여요.</translation>
    </message>
</context>
<context>
    <name>OptionalNumberField</name>
    <message>
        <source>never</source>
        <extracomment>The largest number that the optional fields take: beyond it not every whole number is a float64.</extracomment>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>You worked out</source>
        <translation>내 계산</translation>
    </message>
    <message>
        <source>You thought</source>
        <translation>내 예상</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>실제 결과</translation>
    </message>
    <message>
        <source>The exact value</source>
        <translation>정확한 값</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>One explanation</source>
        <translation>설명 보기</translation>
    </message>
    <message>
        <source>✓ That&apos;s right.</source>
        <translation>✓ 맞았어요</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>baseline</source>
        <extracomment>Of each run so many points are drawn at most. The width of a line, and of the rim that sets it off from the ground. Further out than this, in pixels, Qt can&apos;t draw.</extracomment>
        <translation>기준</translation>
    </message>
    <message>
        <source>not comparable, so not drawn: {names}</source>
        <translation>견줄 수 없어 그리지 않음: {names}</translation>
    </message>
    <message>
        <source>{name}, test</source>
        <extracomment>Returns a run&apos;s lines for a plot. Returns whether a pinned run&apos;s lines can be drawn on the same axes as the present one&apos;s.</extracomment>
        <translation>{name}, 시험</translation>
    </message>
</context>
<context>
    <name>ParametersView</name>
    <message>
        <source>{name}: a parameter, a number that learning changes</source>
        <extracomment>The parameters in the order of θ. What the data call the input of a weight, by the weight&apos;s name, where they do. Whether the values are those that an edit would change. The room that a number has in each column, and whether the headings have to be short.</extracomment>
        <translation>{name}: 파라미터, 곧 학습이 바꾸는 수예요</translation>
    </message>
    <message>
        <source>It weighs {input}.</source>
        <translation>{input}에 곱하는 가중치예요.</translation>
    </message>
    <message>
        <source>Click, then Ctrl+C to copy</source>
        <translation>클릭한 뒤 Ctrl+C로 복사해요</translation>
    </message>
    <message>
        <source>{name} now</source>
        <translation>지금의 {name}</translation>
    </message>
    <message>
        <source>Double-click to type another one. Click, then turn the wheel or press Alt+↑ or Alt+↓ to change it, Ctrl+C to copy</source>
        <translation>두 번 클릭하면 새 값을 입력해요. 클릭한 뒤 휠을 돌리거나 Alt+↑, Alt+↓를 누르면 바뀌고, Ctrl+C로 복사해요</translation>
    </message>
    <message>
        <source>∂L/∂{name}: how fast the loss grows when {name} grows; the mean over the rows of the next update</source>
        <translation>∂L/∂{name}: {name} 값이 커질 때 손실이 얼마나 빨리 커지는지예요. 다음 갱신에 쓰는 행들의 평균이에요</translation>
    </message>
    <message>
        <source>What the next update adds to {name}: the penalty alone would carry it across 0, so it stops there</source>
        <translation>다음 갱신이 {name} 값에 더하는 값이에요. 규제만으로 0을 넘어가게 되므로 0에서 멈춰요</translation>
    </message>
    <message>
        <source>What the next update adds to {name}: the optimiser makes it of this ∂L/∂{name} and those before</source>
        <translation>다음 갱신이 {name} 값에 더하는 값이에요. 최적화 방법이 지금의 ∂L/∂{name} 값과 지난 값들로 정해요</translation>
    </message>
    <message>
        <source>What the next update adds to {name}: −learning rate · ∂L/∂{name}, here −{rate} · {gradient}</source>
        <translation>다음 갱신이 {name}에 더하는 값: −학습률 · ∂L/∂{name}, 지금은 −{rate} · {gradient}</translation>
    </message>
    <message>
        <source>Gradient ∂L/∂θ</source>
        <translation>기울기 ∂L/∂θ</translation>
    </message>
    <message>
        <source>θ: the parameters, the numbers that learning changes</source>
        <translation>θ: 파라미터, 곧 학습이 바꾸는 수들이에요</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>The parameter&apos;s value now; it can be set by hand.</source>
        <translation>파라미터의 지금 값이에요. 손으로 정할 수 있어요.</translation>
    </message>
    <message>
        <source>∂L/∂θ: how fast the loss grows when the parameter grows; the mean over the rows of the next update</source>
        <translation>∂L/∂θ: 파라미터가 커질 때 손실이 얼마나 빨리 커지는지예요. 다음 갱신에 쓰는 행들의 평균이에요</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>다음 변화</translation>
    </message>
    <message>
        <source>What the next update adds to the parameter: −learning rate · ∂L/∂θ</source>
        <translation>다음 갱신이 파라미터에 더하는 값: −학습률 · ∂L/∂θ</translation>
    </message>
    <message>
        <source>Copied {value}</source>
        <extracomment>How a number is written that has little room. The parameter under the pointer, or &quot;&quot; for none.</extracomment>
        <translation>복사했어요: {value}</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Each row is a parameter: its value, its gradient ∂L/∂θ over the rows of the next update, and what that update adds to it, −learning rate · ∂L/∂θ. While an update stands open, the table shows that one.</source>
        <translation>행 하나가 파라미터 하나예요. 지금 값, 다음 갱신에 쓰는 행들로 구한 기울기 ∂L/∂θ, 그 갱신이 더할 값 −학습률 · ∂L/∂θ가 차례로 있어요. 갱신을 열어 들여다보는 동안에는 그 갱신을 보여 줘요.</translation>
    </message>
    <message>
        <source>Choose a row and type a number, or double-click its value; Enter sets it, Esc leaves it. Turn the wheel over the chosen value or press Alt+↑ and Alt+↓ to change it; Shift is finer, Ctrl coarser. ↑ and ↓ move, Ctrl+C copies every digit.</source>
        <translation>행을 골라 숫자를 입력하거나 값을 두 번 클릭하세요. Enter로 정하고, Esc로 그만둬요. 고른 값 위에서 휠을 돌리거나 Alt+↑, Alt+↓를 눌러도 바뀌어요. Shift를 누르면 더 잘게, Ctrl을 누르면 더 크게 바뀌어요. ↑ ↓로 움직이고, Ctrl+C로 모든 자리까지 복사해요.</translation>
    </message>
    <message>
        <source>At epoch {epoch}: {n} parameters. The next update moves {name} most: from {value} by {change}.</source>
        <translation>에포크 {epoch}: 파라미터 {n}개. 다음 갱신이 가장 많이 움직이는 것은 {name}: {value}에서 {change}만큼.</translation>
    </message>
    <message>
        <source>What the next update does, at learning rate {rate}</source>
        <translation>학습률 {rate}에서 다음 갱신이 하는 일</translation>
    </message>
    <message>
        <source>What the open update does, at learning rate {rate}</source>
        <translation>학습률 {rate}에서 지금 연 갱신이 하는 일</translation>
    </message>
</context>
<context>
    <name>PredictionScale</name>
    <message>
        <source>You thought {thought}; it is {happened}.</source>
        <translation>예상 {thought}, 실제 {happened}.</translation>
    </message>
</context>
<context>
    <name>ProblemChoice</name>
    <message>
        <source>Own classes</source>
        <translation>내 자료: 클래스</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>내 자료: 수</translation>
    </message>
    <message>
        <source>Point clouds</source>
        <translation>점 구름</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Your own data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Three inputs</source>
        <translation>입력 세 개</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>your own data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>다수결</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>홀짝</translation>
    </message>
    <message>
        <source>Two blobs</source>
        <translation>두 덩어리</translation>
    </message>
    <message>
        <source>Circle in a ring</source>
        <translation>고리 속의 원</translation>
    </message>
    <message>
        <source>XOR clouds</source>
        <translation>XOR 구름</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 반달</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인 곡선</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>Bump</source>
        <translation>언덕</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>손으로 그리기</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Left</source>
        <extracomment>The languages by code, each by its own name.</extracomment>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Show it</source>
        <extracomment>The most choices a question has, and the places of a slider. The number of a choice, a number as typed, or a point.</extracomment>
        <translation>답 보기</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>학습 이어 가기</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>내 답</translation>
    </message>
    <message>
        <source>Your answer, slider</source>
        <translation>내 답 슬라이더</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>That&apos;s my guess</source>
        <translation>이렇게 예상해요</translation>
    </message>
</context>
<context>
    <name>RaceTexts</name>
    <message>
        <source>{name} at {rate}</source>
        <translation>{name}, 학습률 {rate}</translation>
    </message>
    <message>
        <source>Trying, {done} % so far.</source>
        <translation>시험하는 중이에요. 지금까지 {done} %.</translation>
    </message>
    <message>
        <source>From this start {winner} is first, after {n} epochs.</source>
        <translation>이 초기값에서는 {winner} 쪽이 {n} 에포크 만에 가장 먼저 도착해요.</translation>
    </message>
    <message>
        <source>Not there within {n} epochs: {names}.</source>
        <translation>{n} 에포크 안에 도착하지 못함: {names}.</translation>
    </message>
    <message>
        <source>Stopped before it was over.</source>
        <translation>끝나기 전에 멈췄어요.</translation>
    </message>
    <message>
        <source>None gets to a loss of {loss} within {n} epochs: choose a higher loss, or allow more epochs.</source>
        <translation>{n} 에포크 안에 손실 {loss}에 이르는 것이 없어요. 더 높은 손실을 고르거나 에포크를 늘려 보세요.</translation>
    </message>
    <message>
        <source>That holds for this optimiser and this start; another optimiser has other rates at which it is fast.</source>
        <translation>이 최적화 방법과 이 초기값에서만 그래요. 최적화 방법이 다르면 빠른 학습률도 달라요.</translation>
    </message>
    <message>
        <source>That says nothing of which optimiser is better: at another rate another one wins. Let each run at its own best.</source>
        <translation>어느 최적화 방법이 더 나은지는 이것만으로 알 수 없어요. 학습률이 달라지면 다른 것이 이겨요. 저마다 가장 좋은 학습률로 달리게 해 보세요.</translation>
    </message>
    <message>
        <source>Each ran at the rate that was best for {k} starts. That holds for this problem, network and loss, and tells nothing of others.</source>
        <translation>저마다 초기값 {k}개에서 가장 좋았던 학습률로 달렸어요. 이 문제와 신경망, 목표 손실에서만 그렇고, 다른 경우는 알 수 없어요.</translation>
    </message>
    <message>
        <source>The best rate of {names} is at the edge of what was tried: beyond it there may be a better one.</source>
        <translation>{names}의 가장 좋은 학습률이 시험한 범위의 끝에 있어요. 그 바깥에 더 좋은 값이 있을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>RaceView</name>
    <message>
        <source>Race</source>
        <extracomment>The pages, and the button that shows each of the last two. The height, in pixels, below which a plot is rather scrolled than made smaller. A race is to begin: what is asked. The race under way is to stop. A run of the race is to be opened: its experiment, and to which epoch it went.</extracomment>
        <translation>경주</translation>
    </message>
    <message>
        <source>Which optimiser gets to a loss first? From the same start they race at the same rate, or each at its own best, which is looked for first.</source>
        <translation>어떤 최적화 방법이 목표 손실에 먼저 닿을까요? 같은 초기값에서 같은 학습률로 겨루거나, 저마다 가장 좋은 학습률을 먼저 찾아 그 학습률로 겨루어요.</translation>
    </message>
    <message>
        <source>A race from the present start to a loss. Each at its own best: every optimiser is tried at many learning rates from several starts, and the dots show how many epochs each needed; those on top never arrive. Click a dot and open it as a run of its own.</source>
        <translation>지금 초기값에서 목표 손실까지 겨루는 경주예요. 저마다 가장 좋은 학습률로 달릴 때는, 최적화 방법마다 여러 학습률을 여러 초기값에서 시험해 보고 각각 몇 에포크가 걸렸는지 점으로 보여 줘요. 맨 위의 점은 도착하지 못한 것이에요. 점을 눌러 고르면 그 학습을 열 수 있어요.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>평균 손실</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>epochs to the loss</source>
        <translation>목표 손실까지의 에포크</translation>
    </message>
    <message>
        <source>Keys: , and . move along, ↑ and ↓ choose another, Enter copies, Esc lets go.</source>
        <translation>키: , 와 . 로 옮겨 가고, ↑ 와 ↓ 로 다른 것을 고르고, Enter로 복사하고, Esc로 놓아요.</translation>
    </message>
    <message>
        <source>Loss of each racer by epoch</source>
        <translation>에포크에 따른 각각의 손실</translation>
    </message>
    <message>
        <source>Epochs to the loss by learning rate</source>
        <translation>학습률에 따른 목표 손실까지의 에포크</translation>
    </message>
    <message>
        <source>race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>Show the race</source>
        <translation>경주 보기</translation>
    </message>
    <message>
        <source>Each racer&apos;s loss by epoch, from the run&apos;s own start</source>
        <translation>이 학습의 초기값에서 달린 각각의 에포크별 손실</translation>
    </message>
    <message>
        <source>rates</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Show the rates tried</source>
        <translation>시험한 학습률 보기</translation>
    </message>
    <message>
        <source>How many epochs every start needed at every rate</source>
        <translation>학습률마다 초기값마다 몇 에포크가 걸렸는지</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open the chosen run</source>
        <translation>고른 학습 열기</translation>
    </message>
    <message>
        <source>Make the chosen dot, or racer, the present run, trained as far as it was in the race. Undo brings the present run again.</source>
        <translation>고른 점이나 선의 학습을 지금 학습으로 가져와요. 경주에서 간 만큼 학습되어 있어요. 실행 취소하면 지금 학습이 돌아와요.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Stop the race; what was found so far stays.</source>
        <translation>경주를 멈춰요. 지금까지 찾은 것은 남아요.</translation>
    </message>
    <message>
        <source>Let them race from the present run&apos;s start.</source>
        <translation>지금 학습의 초기값에서 겨루게 해요.</translation>
    </message>
    <message>
        <source>The run is now another than in this race.</source>
        <translation>지금 학습은 이 경주의 학습과 달라요.</translation>
    </message>
    <message>
        <source>loss to reach: {loss}</source>
        <translation>목표 손실: {loss}</translation>
    </message>
    <message>
        <source>all optimisers</source>
        <extracomment>The most epochs that a race allows, and the highest rate. A field&apos;s name, what was typed, what is allowed.</extracomment>
        <translation>모든 최적화 방법</translation>
    </message>
    <message>
        <source>five learning rates</source>
        <translation>학습률 다섯 가지</translation>
    </message>
    <message>
        <source>each at its own best rate</source>
        <translation>저마다 가장 좋은 학습률로</translation>
    </message>
    <message>
        <source>all at the same rate</source>
        <translation>모두 같은 학습률로</translation>
    </message>
    <message>
        <source>until loss</source>
        <translation>목표 손실</translation>
    </message>
    <message>
        <source>in epochs</source>
        <translation>최대 에포크</translation>
    </message>
    <message>
        <source>rates from</source>
        <translation>학습률 하한</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>학습률 상한</translation>
    </message>
    <message>
        <source>Who races</source>
        <translation>누가 겨루나</translation>
    </message>
    <message>
        <source>Every optimiser from the same start, or the present one at a tenth to ten times the present learning rate.</source>
        <translation>같은 초기값에서 모든 최적화 방법이 겨루거나, 지금 최적화 방법이 지금 학습률의 10분의 1에서 10배까지로 겨루어요.</translation>
    </message>
    <message>
        <source>At which learning rate</source>
        <translation>어떤 학습률로</translation>
    </message>
    <message>
        <source>All at the present learning rate, or each at the rate that is best for it, which is looked for first.</source>
        <translation>모두 지금 학습률로 달리거나, 저마다 가장 좋은 학습률을 먼저 찾아서 그 학습률로 달려요.</translation>
    </message>
    <message>
        <source>Loss to reach</source>
        <translation>목표 손실</translation>
    </message>
    <message>
        <source>Who first has a mean loss of this or less has won.</source>
        <translation>평균 손실이 가장 먼저 이 값 이하가 되는 쪽이 이겨요.</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>최대 에포크</translation>
    </message>
    <message>
        <source>Who is not there after so many epochs never arrives.</source>
        <translation>이만큼의 에포크가 지나도 이르지 못하면 도착하지 못한 것으로 쳐요.</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>가장 낮은 학습률</translation>
    </message>
    <message>
        <source>The lowest learning rate that is tried, above 0.</source>
        <translation>시험할 가장 낮은 학습률이에요. 0보다 커야 해요.</translation>
    </message>
    <message>
        <source>Highest rate</source>
        <translation>가장 높은 학습률</translation>
    </message>
    <message>
        <source>The highest learning rate that is tried.</source>
        <translation>시험할 가장 높은 학습률이에요.</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>Within so many pixels of a dot, the pointer means it. So far above the last epoch, in factors of ten, stand those that never arrive; and the top. Where no epoch at all is needed, which has no logarithm. A dot was chosen. All dots, racer by racer, and where each stands on the axes, shape (n, 2).</extracomment>
        <translation>도달 못 함</translation>
    </message>
    <message>
        <source>the run&apos;s own</source>
        <translation>이 학습의 초기값</translation>
    </message>
    <message>
        <source>number {n}</source>
        <translation>{n}번째</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>start</source>
        <translation>초기값</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Forget these files</source>
        <extracomment>How many there are at most. The `Path` that was chosen.</extracomment>
        <translation>이 목록 지우기</translation>
    </message>
</context>
<context>
    <name>Reopening</name>
    <message>
        <source>Opened at epoch {epoch}, where it was saved. The way there is gone through anew: {done} %.</source>
        <extracomment>How long it works at a time, in seconds; a frame has the rest. How long it waits while a run goes on, in milliseconds. What says something until something else is done: takes texts, the longest first. How much of it is gone. The pinned runs, each with its way.</extracomment>
        <translation>저장했던 에포크 {epoch}에서 열었어요. 거기까지의 길을 다시 계산하고 있어요: {done} %.</translation>
    </message>
    <message>
        <source>Opened at epoch {epoch} of {latest}, as it was saved. Any epoch of it can be gone back to.</source>
        <translation>에포크 {latest} 가운데 {epoch}, 저장한 그대로 열었어요. 어느 에포크로든 돌아갈 수 있어요.</translation>
    </message>
    <message>
        <source>Opened at epoch {epoch}, with the numbers that were saved. They come of another version of Learnscope: the same start ends elsewhere here, so what lies before may differ.</source>
        <translation>저장된 값 그대로 에포크 {epoch}에서 열었어요. 다른 버전의 Learnscope에서 나온 값이라, 여기서는 같은 초기값에서도 다른 곳에 이르러요. 그 앞의 값은 다를 수 있어요.</translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>학습률 {rate}</translation>
    </message>
    <message>
        <source>Run {n}</source>
        <translation>학습 {n}</translation>
    </message>
    <message>
        <source>seed {n}</source>
        <translation>시드 {n}</translation>
    </message>
    <message>
        <source>nothing: the same run</source>
        <translation>차이 없음: 같은 학습</translation>
    </message>
    <message>
        <source>only the {part}: {values}</source>
        <translation>{part}만 다름: {values}</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>order of the samples</source>
        <translation>샘플 순서</translation>
    </message>
    <message>
        <source>start</source>
        <translation>초기값</translation>
    </message>
    <message>
        <source>learning rate on the way</source>
        <translation>도중의 학습률</translation>
    </message>
    <message>
        <source>settings on the way</source>
        <translation>도중의 설정</translation>
    </message>
    <message>
        <source>weights set by hand</source>
        <translation>손으로 정한 가중치</translation>
    </message>
    <message>
        <source>other values</source>
        <translation>다른 값</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>on</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>off</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>new</source>
        <translation>매번 새로</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>항상 같게</translation>
    </message>
    <message>
        <source>one neuron</source>
        <translation>뉴런 하나</translation>
    </message>
    <message>
        <source>hidden {n}</source>
        <translation>은닉층 {n}</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>given</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{rate} from epoch {n}</source>
        <translation>에포크 {n}부터 {rate}</translation>
    </message>
    <message>
        <source>at epoch {n}</source>
        <translation>에포크 {n}에서</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>this run</source>
        <translation>지금 학습</translation>
    </message>
    <message>
        <source>It was not trained as far as that.</source>
        <translation>그만큼 학습하지 않았어요.</translation>
    </message>
    <message>
        <source>at epoch {n}, the last recorded one before</source>
        <translation>에포크 {n}, 그 앞에서 마지막으로 기록된 에포크</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>Not comparable: the losses are of other samples, or measured by another loss or penalty.</source>
        <translation>견줄 수 없어요: 샘플이 다르거나, 손실 함수나 규제가 달라요.</translation>
    </message>
    <message>
        <source>There is no epoch to compare them at.</source>
        <translation>견줄 수 있는 에포크가 없어요.</translation>
    </message>
    <message>
        <source>run</source>
        <extracomment>The columns by number. The least room, in pixels, in which a difference is shown beside the numbers. What can be done with a cell that can&apos;t be written in. A pinned run&apos;s style, and the name that it is to have. The style of a pinned run that is to be removed. Another row is chosen.</extracomment>
        <translation>학습</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>against</source>
        <translation>기준과 차이</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>다른 점</translation>
    </message>
    <message>
        <source>The loss at the present run&apos;s epoch</source>
        <translation>지금 학습의 에포크에서 잰 손실</translation>
    </message>
    <message>
        <source>How much more or less that is than the baseline&apos;s</source>
        <translation>기준 학습의 손실보다 얼마나 크거나 작은지</translation>
    </message>
    <message>
        <source>What makes it another run than the baseline</source>
        <translation>기준 학습과 무엇이 다른지</translation>
    </message>
    <message>
        <source>Runs side by side</source>
        <extracomment>The width, in pixels, that the view makes do with. What can be done with the pinned run that is chosen. The present run is to be pinned. What is to become of a pinned run, by its style: to go on from it, to compare with it, to put it away, to call it otherwise.</extracomment>
        <translation>나란히 보는 학습</translation>
    </message>
    <message>
        <source>Pin a run, change one thing, and run again: the loss plot shows both, and here stands what made the difference. Up to five runs can be kept.</source>
        <translation>학습을 하나 고정하고, 한 가지만 바꿔 다시 실행해 보세요. 손실 그래프에 둘이 함께 나오고, 무엇이 달랐는지 여기에 적혀요. 다섯 개까지 남겨 둘 수 있어요.</translation>
    </message>
    <message>
        <source>The present run and those that are pinned: how many epochs each was trained, its loss at the present run&apos;s epoch, how much more or less that is than the baseline&apos;s, and in words what makes it another run.</source>
        <translation>지금 학습과 고정한 학습들이에요. 각각 몇 에포크를 학습했는지, 지금 학습의 에포크에서 손실이 얼마인지, 기준보다 얼마나 크거나 작은지, 무엇이 다른 학습인지 말로 적혀 있어요.</translation>
    </message>
    <message>
        <source>Double-click a name or press F2 to change it. Delete removes the chosen run. Everything here can be undone.</source>
        <translation>이름을 두 번 누르거나 F2를 누르면 바꿀 수 있어요. Delete를 누르면 고른 학습을 빼요. 모두 실행 취소할 수 있어요.</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Pin this run</source>
        <translation>이 학습 고정하기</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>다시 가져오기</translation>
    </message>
    <message>
        <source>Bring the chosen run back</source>
        <translation>고른 학습 다시 가져오기</translation>
    </message>
    <message>
        <source>Go on from where the chosen run stood when it was pinned. It stays pinned, and undo brings the present run again.</source>
        <translation>고른 학습을 고정했을 때의 자리에서 이어 가요. 고정은 그대로 남고, 실행 취소하면 지금 학습이 돌아와요.</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>Make the chosen run the baseline</source>
        <translation>고른 학습을 기준으로 삼기</translation>
    </message>
    <message>
        <source>Compare every run with the chosen one.</source>
        <translation>모든 학습을 고른 학습과 견주어요.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Remove the chosen run</source>
        <translation>고른 학습 빼기</translation>
    </message>
    <message>
        <source>Put the chosen run away. Undo brings it again.</source>
        <translation>고른 학습을 빼요. 실행 취소하면 돌아와요.</translation>
    </message>
    <message>
        <source>No run is pinned.</source>
        <translation>고정한 학습이 없어요.</translation>
    </message>
    <message>
        <source>At epoch {n}:</source>
        <translation>에포크 {n}에서:</translation>
    </message>
    <message>
        <source>{name} is the baseline: the others are compared with it.</source>
        <translation>{name} 학습이 기준이에요. 다른 학습을 이것과 견주어요.</translation>
    </message>
    <message>
        <source>{name} against {baseline}: {difference}</source>
        <translation>{baseline} 기준으로 본 {name}: {difference}</translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message>
        <source>Save this run before Learnscope closes?</source>
        <translation>Learnscope를 닫기 전에 이 학습을 저장할까요?</translation>
    </message>
    <message>
        <source>If you don&apos;t, what you changed by hand is lost.</source>
        <translation>저장하지 않으면 직접 바꾼 것이 사라져요.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Learnscope ended while a run was going on. Go on with it?</source>
        <translation>학습하던 중에 Learnscope가 끝났어요. 그 학습을 이어서 할까요?</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>나중에 묻기</translation>
    </message>
    <message>
        <source>To learn {problem}: epoch {epoch}, rate {rate}. Kept on {date} at {time}.</source>
        <translation>배우던 문제: {problem}. {epoch} 에포크, 학습률 {rate}. {date} {time}에 보관했어요.</translation>
    </message>
</context>
<context>
    <name>SampleEditor</name>
    <message>
        <source>Make this sample class {target}</source>
        <extracomment>How far an arrow key moves the cursor, as a share of the axis; with Shift, further. The keys that make a sample one of a class. The side of a class&apos;s picture on its button, in pixels. The place (x, y) of a sample to be added, and whether it is of the other kind. A sample and the place to which it was moved. A sample and the class, 0 or 1, that it is to have from now on. The sample to be removed. The sample that was chosen. The sample that is held, or None for free ground. Whether a sample&apos;s target can&apos;t be set here: then none is added, and none relabelled. What each class is called. Where the keys&apos; cross stands, as (x, y), or None. How many samples there are, and the one that is chosen.</extracomment>
        <translation>클래스 {target}인 샘플로 바꾸기</translation>
    </message>
    <message>
        <source>Remove this sample</source>
        <translation>이 샘플 지우기</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>There is no room for it there. Make room, or save it in another place.</source>
        <translation>저장할 공간이 부족해요. 공간을 비우거나 다른 곳에 저장하세요.</translation>
    </message>
    <message>
        <source>You may not write there. Choose another folder or another name.</source>
        <translation>이곳에 저장할 권한이 없어요. 다른 폴더나 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>A folder has this name already. Choose another name.</source>
        <translation>같은 이름의 폴더가 이미 있어요. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>The folder is not there any more. Choose another one.</source>
        <translation>폴더를 찾을 수 없어요. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>A file cannot have this name. Choose a shorter or plainer one.</source>
        <translation>파일 이름으로 쓸 수 없어요. 더 짧거나 단순한 이름을 고르세요.</translation>
    </message>
    <message>
        <source>There is no such kind of picture. Let the name end in .png.</source>
        <translation>이런 종류의 그림으로는 저장할 수 없어요. 이름을 .png로 끝내 주세요.</translation>
    </message>
    <message>
        <source>The system says: {reason}. Try again, or save it in another place.</source>
        <translation>시스템 메시지: {reason}. 다시 시도하거나 다른 곳에 저장하세요.</translation>
    </message>
</context>
<context>
    <name>Scaling</name>
    <message>
        <source>In the data&apos;s own units: {line}</source>
        <translation>원래 단위로: {line}</translation>
    </message>
</context>
<context>
    <name>ScalingSettings</name>
    <message>
        <source>As it is</source>
        <extracomment>Which of the two, as `OwnData` calls it, and how they are to be scaled.</extracomment>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>−1 … 1</source>
        <translation>−1 … 1</translation>
    </message>
    <message>
        <source>Scale inputs</source>
        <translation>입력 스케일</translation>
    </message>
    <message>
        <source>Scale Y</source>
        <translation>정답 Y 스케일</translation>
    </message>
    <message>
        <source>Scaling brings numbers to a like size before they are learned, so that one learning rate suits all weights. Standardise: each column gets the mean 0 and the standard deviation 1; or its range becomes −1 to 1. Maps and read-outs stay in the data&apos;s own units. Another choice starts over.</source>
        <translation>학습하기 전에 수들의 크기를 비슷하게 맞춰서, 학습률 하나가 모든 가중치에 맞게 해요. 표준화: 열마다 평균이 0, 표준편차가 1이 돼요. 또는 범위를 −1에서 1로 맞춰요. 그림과 읽는 값은 원래 단위 그대로예요. 바꾸면 처음부터 다시 시작해요.</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Click, or press Space, to open or fold: {title}</source>
        <translation>클릭하거나 Space를 누르면 열리거나 접혀요: {title}</translation>
    </message>
</context>
<context>
    <name>StartSettings</name>
    <message>
        <source>all 0</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>{scheme}, seed {seed}</source>
        <translation>{scheme}, 시드 {seed}</translation>
    </message>
    <message>
        <source>{n} given numbers</source>
        <translation>정해 둔 수 {n}개</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>given</source>
        <translation>직접 정함</translation>
    </message>
    <message>
        <source>{n} parameters, set in the drawing or in the table of parameters.</source>
        <translation>파라미터 {n}개는 그림이나 파라미터 표에서 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>Where the start is from</source>
        <translation>초기값을 정하는 방법</translation>
    </message>
    <message>
        <source>Scale: what the drawn numbers are multiplied with; usually 1.</source>
        <translation>배율: 뽑은 수에 곱하는 값이에요. 보통 1이에요.</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>균등</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정규</translation>
    </message>
    <message>
        <source>Where the parameters at epoch 0 are from. Given: as you type them. All 0: hidden neurons then stay alike. Uniform: anywhere from −1 to 1, all equally likely. Normal: mostly near 0, by a bell curve. Xavier: uniform, narrower where a layer has many inputs, made for tanh and sigmoid. He: the same by a bell curve, made for ReLU.</source>
        <translation>에포크 0의 파라미터를 정하는 방법이에요. 직접 정함: 입력한 그대로 써요. 모두 0: 은닉층의 뉴런들이 계속 똑같아요. 균등: −1부터 1 사이에서 고르게 뽑아요. 정규: 종 모양으로, 주로 0 가까이에서 뽑아요. Xavier: 균등하게 뽑되 층의 입력이 많을수록 좁게 뽑아요. tanh와 시그모이드에 맞아요. He: 종 모양으로 그렇게 뽑아요. ReLU에 맞아요.</translation>
    </message>
</context>
<context>
    <name>StopSettings</name>
    <message>
        <source>mean loss {loss}</source>
        <translation>평균 손실 {loss}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>에포크 {epoch}</translation>
    </message>
</context>
<context>
    <name>SurfaceHeader</name>
    <message>
        <source>Back to the answer ŷ of the output unit</source>
        <extracomment>The learner wants to see the answer ŷ again.</extracomment>
        <translation>출력 뉴런의 출력 ŷ으로 돌아가요</translation>
    </message>
    <message>
        <source>A click adds</source>
        <extracomment>The words before the buttons; where there is no room, the tips say it alone.</extracomment>
        <translation>클릭하면 더할 샘플</translation>
    </message>
    <message>
        <source>A click on free ground adds a sample of class {target}. With Shift, or with the right button, it is one of the other class.</source>
        <translation>빈 곳을 클릭하면 클래스 {target}인 샘플이 생겨요. Shift를 누르거나 오른쪽 버튼으로 클릭하면 다른 클래스의 샘플이 생겨요.</translation>
    </message>
    <message>
        <source>Add samples of class {target}</source>
        <translation>클래스 {target}인 샘플 더하기</translation>
    </message>
    <message>
        <source>{unit}: unit {number} of hidden layer {layer}</source>
        <translation>{unit}: 은닉층 {layer}의 뉴런 {number}</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Answers over the inputs x1 and x2</source>
        <translation>입력 x1, x2에 따른 출력</translation>
    </message>
    <message>
        <source>The weighted sum z over the inputs x1 and x2</source>
        <translation>입력 x1, x2에 따른 가중합 z</translation>
    </message>
    <message>
        <source>Answers over the input x</source>
        <extracomment>Up to so many samples have a line each in the surface in space. Up to so many samples are told one by one.</extracomment>
        <translation>입력 x에 대한 출력</translation>
    </message>
    <message>
        <source>Answers at the corners of the cube of inputs</source>
        <translation>입력 정육면체 꼭짓점에서의 출력</translation>
    </message>
    <message>
        <source>What the unit {unit} makes of the inputs x1 and x2</source>
        <translation>입력 x1, x2에 대한 뉴런 {unit}의 출력</translation>
    </message>
    <message>
        <source>x1 leads to the right, x2 up, x3 into the depth. The disc at a corner has the colour of the value beside it; the mark tells the right answer and the model&apos;s.</source>
        <translation>x1은 오른쪽, x2는 위쪽, x3은 안쪽으로 가요. 꼭짓점의 원판은 옆에 적힌 값의 색이고, 표시는 정답과 모델의 답을 알려 줘요.</translation>
    </message>
    <message>
        <source>Hollow marks are held out to test.</source>
        <translation>속이 빈 표시는 시험용 데이터예요.</translation>
    </message>
    <message>
        <source>Click to add a sample, drag to move it, right-click to change its class or remove it.</source>
        <translation>클릭하면 샘플이 생기고, 끌면 옮겨지고, 오른쪽 클릭하면 클래스를 바꾸거나 지울 수 있어요.</translation>
    </message>
    <message>
        <source>Click to add a sample, drag to move it, right-click to remove it.</source>
        <translation>클릭하면 샘플이 생기고, 끌면 옮겨지고, 오른쪽 클릭하면 지울 수 있어요.</translation>
    </message>
    <message>
        <source>Line: the model&apos;s answer ŷ. Dots: the samples.</source>
        <translation>선: 모델의 출력 ŷ. 점: 샘플.</translation>
    </message>
    <message>
        <source>Wide pale line: the curve without noise.</source>
        <translation>굵고 옅은 선: 노이즈 없는 곡선.</translation>
    </message>
    <message>
        <source>Grey line: {unit}, on the axis at the right.</source>
        <translation>회색 선: {unit}, 눈금은 오른쪽 축.</translation>
    </message>
    <message>
        <source>Answers in the cube of inputs</source>
        <translation>입력 정육면체 안에서의 출력</translation>
    </message>
    <message>
        <source>x1* and x2* are the inputs as scaled.</source>
        <translation>x1*과 x2*은 크기를 맞춘 입력이에요.</translation>
    </message>
    <message>
        <source>Click in the upper half to add a 1, in the lower half a 0; drag a sample to move it, right-click to change its class or remove it.</source>
        <translation>위쪽 절반을 클릭하면 1, 아래쪽 절반을 클릭하면 0인 샘플이 생겨요. 끌면 옮겨지고, 오른쪽 클릭하면 클래스를 바꾸거나 지울 수 있어요.</translation>
    </message>
    <message>
        <source>Drag a sample to move it, right-click to remove it; add samples in the table.</source>
        <translation>샘플을 끌면 옮겨지고, 오른쪽 클릭하면 지울 수 있어요. 샘플은 표에서 더해요.</translation>
    </message>
    <message>
        <source>x1 leads to the right, x2 up, x3 into the depth. Each disc has the colour of the model&apos;s answer there, the mark on it that of the right one.</source>
        <translation>x1은 오른쪽, x2는 위쪽, x3은 안쪽으로 가요. 원판은 그 자리에서 모델이 낸 출력의 색이고, 그 위의 표시는 정답의 색이에요.</translation>
    </message>
    <message>
        <source>x1 leads to the right, x2 up, x3 into the depth. Each disc has the colour of the value there; the mark on it tells the right answer and the model&apos;s.</source>
        <translation>x1은 오른쪽, x2는 위쪽, x3은 안쪽으로 가요. 원판은 그 자리의 값의 색이고, 그 위의 표시는 정답과 모델의 답을 알려 줘요.</translation>
    </message>
    <message>
        <source>Line: the weighted sum z. Each sample stands on it; where z is above 0, the answer ŷ is nearer 1.</source>
        <translation>선: 가중합 z. 샘플은 저마다 그 위에 있어요. z가 0보다 큰 곳에서는 출력 ŷ이 1에 더 가까워요.</translation>
    </message>
    <message>
        <source>Line: the model&apos;s answer ŷ. Each sample stands at its right answer, 0 or 1.</source>
        <translation>선: 모델의 출력 ŷ. 샘플은 저마다 정답인 0이나 1의 높이에 있어요.</translation>
    </message>
    <message>
        <source>The output of the unit {unit} for every pair of inputs. On the line its z is 0.</source>
        <translation>모든 입력 쌍에 대한 뉴런 {unit}의 출력이에요. 선 위에서 그 z는 0이에요.</translation>
    </message>
    <message>
        <source>The weighted sum z of the unit {unit}, before its activation. On the line it is 0.</source>
        <translation>활성화하기 전, 뉴런 {unit}의 가중합 z예요. 선 위에서 0이에요.</translation>
    </message>
    <message>
        <source>Height: the output of the unit {unit}. On the line its z is 0.</source>
        <translation>높이: 뉴런 {unit}의 출력. 선 위에서 그 z는 0이에요.</translation>
    </message>
    <message>
        <source>Height: z of the unit {unit}, before its activation.</source>
        <translation>높이: 활성화하기 전, 뉴런 {unit}의 z.</translation>
    </message>
    <message>
        <source>Each disc has the colour of the output of the unit {unit} there.</source>
        <translation>원판의 색은 그 자리에서 뉴런 {unit}의 출력이에요.</translation>
    </message>
    <message>
        <source>Each disc has the colour of z of the unit {unit} there.</source>
        <translation>원판의 색은 그 자리에서 뉴런 {unit}의 z예요.</translation>
    </message>
    <message>
        <source>Colour: the model&apos;s answer ŷ. Each sample is filled with the colour of its right answer: where it stands out, the model is off.</source>
        <translation>바탕색은 모델의 출력 ŷ이고, 샘플의 안쪽 색은 정답이에요. 샘플이 바탕에서 도드라지는 곳에서 모델이 빗나갔어요.</translation>
    </message>
    <message>
        <source>Height: z. Each mark stands on it.</source>
        <translation>높이: z. 표시는 저마다 그 위에 서 있어요.</translation>
    </message>
    <message>
        <source>Height: ŷ. Each mark stands at its right answer.</source>
        <translation>높이: ŷ. 표시는 저마다 자기 정답 높이에 서 있어요.</translation>
    </message>
    <message>
        <source>The weighted sum z of the output unit: where it is above 0 the answer ŷ is nearer 1, elsewhere nearer 0.</source>
        <translation>출력 뉴런의 가중합 z예요. 0보다 큰 곳에서는 출력 ŷ이 1에 더 가깝고, 다른 곳에서는 0에 더 가까워요.</translation>
    </message>
    <message>
        <source>Height: z of the output unit. Each mark stands on it; the line from it to the level z = 0 is its z.</source>
        <translation>높이: 출력 뉴런의 z. 표시는 저마다 그 위에 서 있고, 표시에서 z = 0 높이까지의 선이 그 z예요.</translation>
    </message>
    <message>
        <source>The plane z = w1·x1 + w2·x2: where it is above 0 the answer ŷ is nearer 1, elsewhere nearer 0.</source>
        <translation>평면 z = w1·x1 + w2·x2: 0보다 높은 곳에서는 출력 ŷ이 1에, 나머지에서는 0에 더 가까워요.</translation>
    </message>
    <message>
        <source>What the network makes of every pair of inputs x1 and x2: blue towards the upper end of the scale, orange towards the lower. On the line the unit&apos;s z is exactly 0; where it is the output unit, ŷ is ½ there. Point anywhere to read values and click to copy; click a sample, or press ↑ and ↓, to choose it. Choose a hidden unit in the drawing of the network to see what it makes of the inputs.</source>
        <translation>신경망이 모든 입력 쌍 x1, x2로 만드는 값이에요. 눈금의 위쪽 끝에 가까우면 파랑, 아래쪽 끝에 가까우면 주황이에요. 선 위에서는 뉴런의 z가 꼭 0이고, 출력 뉴런이라면 거기서 ŷ이 ½이에요. 아무 데나 가리키면 값을 읽고 클릭하면 복사돼요. 샘플을 클릭하거나 ↑ ↓ 를 누르면 샘플을 골라요. 신경망 그림에서 은닉층 뉴런을 고르면 그 뉴런이 입력으로 만드는 값을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>The model&apos;s answer ŷ for every pair of inputs x1 and x2: blue towards 1, orange towards 0, pale where it is undecided. On the line ŷ is exactly ½. Point anywhere to read ŷ and click to copy it; click a sample, or press ↑ and ↓, to choose it.</source>
        <translation>모든 입력 x1, x2에 대한 모델의 출력 ŷ이에요. 1에 가까우면 파랑, 0에 가까우면 주황, 정하지 못한 곳은 옅어요. 선 위에서는 ŷ이 꼭 ½이에요. 아무 데나 가리키면 ŷ을 읽고 클릭하면 복사돼요. 샘플을 클릭하거나 ↑ ↓ 를 누르면 샘플을 골라요.</translation>
    </message>
    <message>
        <source>The weighted sum z for every pair of inputs x1 and x2, before the activation makes an answer of it: blue above 0, orange below, pale near 0. On the line z is exactly 0, and so ŷ is ½. Point anywhere to read z and click to copy it; click a sample, or press ↑ and ↓, to choose it.</source>
        <translation>활성화 함수가 출력으로 바꾸기 전, 모든 입력 x1, x2에 대한 가중합 z예요. 0보다 크면 파랑, 작으면 주황, 0에 가까우면 옅어요. 선 위에서는 z가 꼭 0이고, 그래서 ŷ은 ½이에요. 아무 데나 가리키면 z를 읽고 클릭하면 복사돼요. 샘플을 클릭하거나 ↑ ↓ 를 누르면 샘플을 골라요.</translation>
    </message>
    <message>
        <source>Drag the line to change b, or its handle to turn it.</source>
        <translation>선을 끌면 b가 바뀌고, 손잡이를 끌면 선이 돌아요.</translation>
    </message>
    <message>
        <source>Drag the line&apos;s handle to turn it around the point where both inputs, as scaled, are 0.</source>
        <translation>손잡이를 끌면 선이 크기를 맞춘 두 입력이 모두 0인 점을 중심으로 돌아요.</translation>
    </message>
    <message>
        <source>Drag the line&apos;s handle to turn it around the point where both inputs are 0.</source>
        <translation>손잡이를 끌면 선이 두 입력이 모두 0인 점을 중심으로 돌아요.</translation>
    </message>
    <message>
        <source>The model&apos;s answer ŷ for every pair of inputs x1 and x2, by the colours of the scale, which goes about as far as the right answers do; what lies beyond has the colour of the end. Each sample is filled with the colour of its right answer, so that it stands out where the model is off. Point anywhere to read values and click to copy ŷ; click a sample, or press ↑ and ↓, to choose it.</source>
        <translation>모든 입력 쌍 x1, x2에 대한 모델의 출력 ŷ을 눈금의 색으로 나타냈어요. 눈금은 정답들이 있는 만큼 뻗고, 그 너머의 값은 끝의 색이에요. 샘플의 안쪽은 정답의 색이라서, 모델이 빗나간 곳에서 도드라져요. 아무 데나 가리키면 값을 읽고 클릭하면 ŷ이 복사돼요. 샘플을 클릭하거나 ↑ ↓ 를 누르면 샘플을 골라요.</translation>
    </message>
    <message>
        <source>The samples are yours: drag one to move it, right-click to remove it, add others in the table. Keys: Page Up and Page Down choose one, Delete removes it.</source>
        <translation>샘플은 여러분의 것이에요. 끌면 옮겨지고, 오른쪽 클릭하면 지울 수 있고, 표에서 더할 수 있어요. 키보드: Page Up과 Page Down으로 샘플을 고르고, Delete로 지워요.</translation>
    </message>
    <message>
        <source>What the unit {unit} makes of the inputs x1 and x2, as a height. Each sample&apos;s mark stands on the surface.</source>
        <translation>뉴런 {unit}의 출력, 곧 입력 x1, x2로 만드는 값을 높이로 나타냈어요. 샘플의 표시는 저마다 곡면 위에 서 있어요.</translation>
    </message>
    <message>
        <source>The model&apos;s answer ŷ as a height over the inputs x1 and x2. The mark of each sample stands at its right answer; the line from there to the surface is how far off the model is.</source>
        <translation>입력 x1, x2 위에 모델의 출력 ŷ을 높이로 나타냈어요. 샘플의 표시는 정답의 높이에 있고, 거기서 곡면까지의 선이 모델이 빗나간 만큼이에요.</translation>
    </message>
    <message>
        <source>The model&apos;s answer ŷ for every x, beside the samples (x, Y) that it should meet. The upright bar at the chosen sample is how far off the answer is, |ŷ − Y|. Point anywhere to read values and click to copy ŷ; click a sample to choose it. Keys: ↑ and ↓ choose a sample, , and . move the read-out along, Enter copies.</source>
        <translation>모든 x에 대한 모델의 출력 ŷ과, 그것이 맞혀야 할 샘플 (x, Y)이에요. 고른 샘플에 선 막대는 출력이 얼마나 빗나갔는지, |ŷ − Y|예요. 아무 데나 가리키면 값을 읽고 클릭하면 ŷ이 복사돼요. 샘플을 클릭하면 그 샘플을 골라요. 키보드: ↑ ↓ 로 샘플을 고르고, , 와 . 로 읽는 곳을 옮기고, Enter로 복사해요.</translation>
    </message>
    <message>
        <source>The samples are yours: click on free ground to add one, drag one to move it, right-click to remove it. Keys: the arrows move a cross, Enter adds a sample there, Page Up and Page Down choose one, Delete removes it.</source>
        <translation>샘플은 여러분의 것이에요. 빈 곳을 클릭하면 생기고, 끌면 옮겨지고, 오른쪽 클릭하면 지울 수 있어요. 키보드: 화살표로 십자를 옮기고, Enter로 그 자리에 샘플을 더하고, Page Up과 Page Down으로 샘플을 고르고, Delete로 지워요.</translation>
    </message>
    <message>
        <source>Three inputs are a cube: x1 leads to the right, x2 up, x3 into the depth, each as far as its edge says. Each sample stands at its place in it; thin lines lead from the chosen one to the floor and the edges. Point at a sample to read values; click it, or press ↑ and ↓, to choose it.</source>
        <translation>입력 셋을 정육면체로 나타냈어요. x1은 오른쪽, x2는 위쪽, x3은 안쪽으로, 모서리에 적힌 데까지 가요. 샘플은 저마다 그 안의 제자리에 있고, 고른 샘플에서 바닥과 모서리로 가는 선이 이어져요. 샘플을 가리키면 값을 읽고, 클릭하거나 ↑ ↓ 를 누르면 샘플을 골라요.</translation>
    </message>
    <message>
        <source>Show the output of the unit {unit}</source>
        <translation>뉴런 {unit}의 출력을 보여 줘요</translation>
    </message>
    <message>
        <source>Show z of the unit {unit}, before its activation</source>
        <translation>활성화하기 전, 뉴런 {unit}의 z를 보여 줘요</translation>
    </message>
    <message>
        <source>Show the answers ŷ = σ(z), after the activation</source>
        <translation>활성화 함수를 거친 출력 ŷ = σ(z) 보기</translation>
    </message>
    <message>
        <source>Show the line z = w1·x + b, before the activation. Its scale goes equally far to both sides of 0.</source>
        <translation>활성화 함수를 거치기 전의 직선 z = w1·x + b를 보여 줘요. 눈금은 0의 양쪽으로 똑같이 뻗어요.</translation>
    </message>
    <message>
        <source>Show the plane z = w1·x1 + w2·x2 + b, before the activation. Its scale goes equally far to both sides of 0.</source>
        <translation>활성화 함수를 거치기 전의 평면 z = w1·x1 + w2·x2 + b를 보여 줘요. 눈금은 0의 양쪽으로 똑같이 뻗어요.</translation>
    </message>
    <message>
        <source>2-D</source>
        <extracomment>In a narrower view, it is not said what the choice of a class is for, nor the classes&apos; numbers beside the long name of a hidden unit. What is free at the left and at the right of the picture. The room that the title of the axis upwards has beside the switch, at least. In a lower view, the caption says the most necessary only. ``&quot;2d&quot;`` or ``&quot;3d&quot;``. ``&quot;output&quot;`` or ``&quot;z&quot;``. A sample to be added to the learner&apos;s own: its inputs and its target. A sample of the learner&apos;s own, and the inputs to which it was moved; on the curve, followed by its target. A sample of the learner&apos;s own, and the class, 0 or 1, that it is to have. A sample of the learner&apos;s own that is to be removed. The pages that there are; all but the map are made when they are first shown. The title of the map&apos;s axis upwards that the words beside it leave room for.</extracomment>
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
        <source>The model&apos;s answer ŷ as a height over the inputs x1 and x2. The mark of each sample stands at its right answer, 0 or 1; the line from there to the surface is how far off the model is.</source>
        <translation>입력 x1, x2 위에 모델의 출력 ŷ을 높이로 나타냈어요. 샘플의 표시는 정답인 0이나 1의 높이에 있고, 거기서 곡면까지의 선이 모델이 틀린 만큼이에요.</translation>
    </message>
    <message>
        <source>The weighted sum z as a height over the inputs x1 and x2: a plane. The mark of each sample stands on it; the line from there to the level z = 0 is its z.</source>
        <translation>입력 x1, x2 위에 가중합 z를 높이로 나타냈어요. 평면이에요. 샘플의 표시는 그 위에 있고, 거기서 z = 0 높이까지의 선이 그 샘플의 z예요.</translation>
    </message>
    <message>
        <source>Drag or press the arrow keys to turn, use the wheel or + and − to come closer, double-click or press Esc to turn back.</source>
        <translation>끌거나 화살표 키로 돌리고, 휠이나 + 와 − 로 다가가고, 두 번 클릭하거나 Esc를 누르면 처음으로 돌아와요.</translation>
    </message>
    <message>
        <source>Circle: right answer 0, triangle: 1. Filled with the colour of the side that the model chose, outlined with that of the right answer.</source>
        <translation>동그라미는 정답 0, 세모는 정답 1. 안쪽 색은 모델이 고른 쪽, 테두리 색은 정답이에요.</translation>
    </message>
    <message>
        <source>The plane z = w1·x1 + w2·x2 + b: where it is above 0 the answer ŷ is nearer 1, elsewhere nearer 0.</source>
        <translation>평면 z = w1·x1 + w2·x2 + b: 0보다 높은 곳에서는 출력 ŷ이 1에, 나머지에서는 0에 더 가까워요.</translation>
    </message>
    <message>
        <source>Height: ŷ. Each mark stands at its right answer; the line from it to the surface is the error.</source>
        <translation>높이는 ŷ. 표시는 정답의 높이에 있고, 곡면까지의 선이 오차예요.</translation>
    </message>
    <message>
        <source>Height: z, a plane. Each mark stands on it; the line from it to the level z = 0 is its z.</source>
        <translation>높이는 z, 평면이에요. 표시는 그 위에 있고, z = 0 높이까지의 선이 그 z예요.</translation>
    </message>
    <message>
        <source>Click on free ground to add a sample, with Shift or the right button one of the other class; drag a sample to move it, right-click to change its class or remove it. Keys: the arrows move a cross, Enter adds a sample there, Page Up and Page Down choose one, 0 and 1 make it one of that class, Delete removes it.</source>
        <translation>빈 곳을 클릭하면 샘플이 생기고, Shift나 오른쪽 버튼으로 클릭하면 다른 클래스의 샘플이 생겨요. 샘플을 끌면 옮겨지고, 오른쪽 클릭하면 클래스를 바꾸거나 지울 수 있어요. 키보드: 화살표로 십자를 옮기고, Enter로 그 자리에 샘플을 더하고, Page Up과 Page Down으로 샘플을 고르고, 0이나 1로 그 클래스로 바꾸고, Delete로 지워요.</translation>
    </message>
    <message>
        <source>The model&apos;s answer ŷ for every x, between 0 and 1, or the weighted sum z before the activation. The upright line stands where ŷ is exactly ½: on one side of it the answer is nearer 0, on the other nearer 1. Point anywhere to read values; click a sample to choose it.</source>
        <translation>모든 x에 대한 0과 1 사이의 출력 ŷ이나, 활성화하기 전의 가중합 z예요. 세로선은 ŷ이 꼭 ½인 자리예요. 한쪽에서는 출력이 0에, 다른 쪽에서는 1에 더 가까워요. 아무 데나 가리키면 값을 읽고, 샘플을 클릭하면 그 샘플을 골라요.</translation>
    </message>
    <message>
        <source>Drag the upright line to change b.</source>
        <translation>세로선을 끌면 b가 바뀌어요.</translation>
    </message>
    <message>
        <source>The samples are yours: click in the upper half to add a 1, in the lower half a 0, with Shift or the right button one of the other class; drag a sample to move it, right-click to change its class or remove it. Keys: the arrows move a cross, Enter adds a sample there, Page Up and Page Down choose one, 0 and 1 make it one of that class, Delete removes it.</source>
        <translation>샘플은 여러분의 것이에요. 위쪽 절반을 클릭하면 1, 아래쪽 절반을 클릭하면 0인 샘플이 생기고, Shift나 오른쪽 버튼으로 클릭하면 다른 클래스의 샘플이 생겨요. 샘플을 끌면 옮겨지고, 오른쪽 클릭하면 클래스를 바꾸거나 지울 수 있어요. 키보드: 화살표로 십자를 옮기고, Enter로 그 자리에 샘플을 더하고, Page Up과 Page Down으로 샘플을 고르고, 0이나 1로 그 클래스로 바꾸고, Delete로 지워요.</translation>
    </message>
    <message>
        <source>Three inputs of 0 or 1 are the corners of a cube: x1 leads to the right, x2 up, x3 into the depth. Beside each corner with a sample stand the value there and its inputs. Point at a corner to read values; click it, or press ↑ and ↓, to choose a sample.</source>
        <translation>0 또는 1인 입력 셋을 정육면체의 꼭짓점으로 나타냈어요. x1은 오른쪽, x2는 위쪽, x3은 안쪽으로 가요. 샘플이 있는 꼭짓점 옆에는 그 자리의 값과 입력이 적혀 있어요. 꼭짓점을 가리키면 값을 읽고, 클릭하거나 ↑ ↓ 를 누르면 샘플을 골라요.</translation>
    </message>
    <message>
        <source>Show the plane z = w1·x1 + w2·x2, before the activation. Its scale goes equally far to both sides of 0.</source>
        <translation>활성화 함수를 거치기 전의 평면 z = w1·x1 + w2·x2를 보여 줘요. 눈금은 0의 양쪽으로 똑같이 뻗어요.</translation>
    </message>
    <message>
        <source>Show the weighted sum z of the output unit, before the activation. Its scale goes equally far to both sides of 0.</source>
        <translation>활성화하기 전, 출력 뉴런의 가중합 z를 보여 줘요. 눈금은 0에서 양쪽으로 똑같이 멀리 가요.</translation>
    </message>
    <message>
        <source>{count} samples. At the chosen one, number {row}: ŷ = {output}, and Y = {target}.</source>
        <translation>샘플 {count}개. 고른 {row}번 샘플에서 ŷ = {output}, Y = {target}입니다.</translation>
    </message>
    <message>
        <source>Answers, with the right ones in brackets: {rows}</source>
        <translation>출력과 괄호 안의 정답: {rows}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <extracomment>Where epoch 0 stands, in pixels. Within so many pixels of a mark, the pointer means that mark. Marks closer than this, in pixels, are drawn as one. More marks than this under the pointer are told as one. With more parameters than this their values are left to the table. The first and the last of the changes, by their numbers in `Changes.entries`. Their epochs.</extracomment>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Timeline: drag to any epoch of the run, and everything on the screen shows that moment. The future stays as a faint line until the run goes on from there. Ticks mark where something was changed.</source>
        <translation>타임라인: 학습의 어느 에포크로든 끌어 보세요. 화면 전체가 그 순간을 보여 줘요. 그 뒤의 일은 거기서 학습을 이어 가기 전까지 흐린 선으로 남아요. 눈금은 무언가를 바꾼 자리예요.</translation>
    </message>
    <message>
        <source>Epoch {n}</source>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>{n} changes from epoch {first} to {last}. The last one:</source>
        <translation>{first}~{last} 에포크에 변경 {n}번. 마지막 변경:</translation>
    </message>
    <message>
        <source>Epoch {n}: learning rate {rate}</source>
        <translation>에포크 {n}: 학습률 {rate}</translation>
    </message>
    <message>
        <source>Epoch {n}: optimiser {name}</source>
        <translation>에포크 {n}: 최적화 방법 {name}</translation>
    </message>
    <message>
        <source>Epoch {n}: loss {name}</source>
        <translation>에포크 {n}: 손실 {name}</translation>
    </message>
    <message>
        <source>Epoch {n}: penalty {rates}</source>
        <translation>에포크 {n}: 규제 {rates}</translation>
    </message>
    <message>
        <source>all samples</source>
        <translation>샘플 전부</translation>
    </message>
    <message>
        <source>Epoch {n}: batches of {size}</source>
        <translation>에포크 {n}: 배치 {size}</translation>
    </message>
    <message>
        <source>, shuffled</source>
        <translation>, 섞음</translation>
    </message>
    <message>
        <source>Epoch {n}: set by hand, {values}</source>
        <translation>에포크 {n}: 손으로 바꿈, {values}</translation>
    </message>
    <message>
        <source>Epoch {n}: parameters set by hand</source>
        <translation>에포크 {n}: 파라미터를 손으로 바꿈</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>Detach or put back: {view}</source>
        <extracomment>The usual rows&apos; heights in each column at 1280 × 800, but for a column of one; Qt scales them. The docks that are in sight by default. How far a row of tabs lies from the dock below it at most, in pixels.</extracomment>
        <translation>떼어 내거나 되돌리기: {view}</translation>
    </message>
    <message>
        <source>Close: {view} (View menu brings it back)</source>
        <translation>닫기: {view} (보기 메뉴에서 다시 열 수 있어요)</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>{n} held out</source>
        <translation>{n}개는 테스트용</translation>
    </message>
    <message>
        <source>Left out: {things}.</source>
        <translation>뺀 것: {things}.</translation>
    </message>
    <message>
        <source>1 column</source>
        <extracomment>So many lines or columns are named; of more, how many there are. Longer names are cut here: the line is read at a glance.</extracomment>
        <translation>열 1개</translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation>열 {n}개</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1행</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n}행</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>점 1개</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>점 {n}개</translation>
    </message>
    <message>
        <source>Y is a number</source>
        <translation>Y는 수</translation>
    </message>
    <message>
        <source>classes 0 and 1</source>
        <translation>클래스 0과 1</translation>
    </message>
    <message>
        <source>“{cell}” is {number}</source>
        <translation>“{cell}”은(는) {number}</translation>
    </message>
    <message>
        <source>“{unit}” taken off {columns}</source>
        <translation>{columns}에서 “{unit}”을(를) 뗌</translation>
    </message>
    <message>
        <source>{columns} (row numbers)</source>
        <translation>{columns}(행 번호)</translation>
    </message>
    <message>
        <source>{columns} (words)</source>
        <translation>{columns}(낱말)</translation>
    </message>
    <message>
        <source>{columns} (dates)</source>
        <translation>{columns}(날짜)</translation>
    </message>
    <message>
        <source>{columns} (the same in every row)</source>
        <translation>{columns}(모든 행이 같은 값)</translation>
    </message>
    <message>
        <source>{columns} (empty)</source>
        <translation>{columns}(빈 열)</translation>
    </message>
    <message>
        <source>column {n}</source>
        <translation>{n}번째 열</translation>
    </message>
    <message>
        <source>1 row that lacks something (line {line})</source>
        <translation>빈 칸이 있는 1행({line}번째 줄)</translation>
    </message>
    <message>
        <source>{n} rows that lack something ({lines})</source>
        <translation>빈 칸이 있는 {n}행({lines})</translation>
    </message>
    <message>
        <source>1 row with another label (line {line})</source>
        <translation>다른 이름의 1행({line}번째 줄)</translation>
    </message>
    <message>
        <source>{n} rows with other labels</source>
        <translation>다른 이름의 {n}행</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>{line}번째 줄</translation>
    </message>
    <message>
        <source>lines {lines}</source>
        <translation>줄 {lines}</translation>
    </message>
    <message>
        <source>{things} and {n} more</source>
        <translation>{things} 외 {n}개</translation>
    </message>
</context>
<context>
    <name>TourOffer</name>
    <message>
        <source>New here? Take the guided tour</source>
        <extracomment>The panel&apos;s width, in pixels. The tour has changed the lab&apos;s speed or its stops, or put them back. Numbers are written otherwise now.</extracomment>
        <translation>처음이신가요? 안내를 따라가 보세요</translation>
    </message>
    <message>
        <source>Twelve short chapters. Your own experiment comes back after it.</source>
        <translation>짧은 장 열두 개예요. 끝나면 하던 실험이 돌아와요.</translation>
    </message>
    <message>
        <source>Not now (Help menu has it)</source>
        <translation>나중에 (도움말 메뉴에 있어요)</translation>
    </message>
</context>
<context>
    <name>TourPanel</name>
    <message>
        <source>Guided tour</source>
        <extracomment>The number of a choice, a number as typed, or a point.</extracomment>
        <translation>안내 따라 배우기</translation>
    </message>
    <message>
        <source>The guided tour: twelve short chapters that lead through the ideas one by one. A card says a little, sets the experiment up and asks for one thing to do or to predict. You can skip anything, leave at any time and go on later.</source>
        <translation>안내 따라 배우기: 짧은 장 열두 개로 개념을 하나씩 배워요. 카드는 조금만 말하고, 실험을 준비해 주고, 해 보거나 예상할 것 하나를 물어요. 무엇이든 건너뛸 수 있고, 언제든 나갔다가 나중에 이어 갈 수 있어요.</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>장</translation>
    </message>
    <message>
        <source>Choose a chapter; each goes on where you left it.</source>
        <translation>장을 골라 보세요. 멈췄던 곳에서 이어져요.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Set this card up again, as it was when you came to it.</source>
        <translation>이 카드를 처음 왔을 때 모습으로 되돌려요.</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>안내 끝내기</translation>
    </message>
    <message>
        <source>Your own experiment comes back. The tour remembers this card.</source>
        <translation>하던 실험이 돌아와요. 이 카드는 기억해 둘게요.</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ 해냈어요</translation>
    </message>
    <message>
        <source>Card {n} of {count}</source>
        <translation>카드 {n}/{count}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Covered until you have answered</source>
        <extracomment>How far beyond the left edge the question mark stands, in pixels.</extracomment>
        <translation>답하기 전까지 가려 둬요</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Run</source>
        <extracomment>What takes more width while there is room: the readouts on one line (&quot;line&quot;), then the words that no picture says: of buttons, of the speed after its slider (&quot;pace&quot;) and a caption before it (&quot;caption&quot;). Else their tips say it. Pixels that are left free between the speed and the readouts. What of `_WORDS` is no button.</extracomment>
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
        <extracomment>The widest texts of the last readout and of the loss.</extracomment>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>Loss + penalty {loss}</source>
        <translation>손실+규제 {loss}</translation>
    </message>
    <message>
        <source>Loss + penalty: what the updates make smaller, the mean loss of the rows that are on and what the size of the weights costs (L1, L2).
mean loss {data}
penalty {penalty}</source>
        <translation>손실+규제: 갱신이 줄여 가는 값이에요. 켜 둔 행의 평균 손실에, 가중치의 크기에 매기는 규제(L1, L2)를 더했어요.
평균 손실 {data}
규제 {penalty}</translation>
    </message>
    <message>
        <source>Of those held out: {right}/{rows} right</source>
        <translation>시험용으로 떼어 둔 것: {rows}개 중 {right}개 정답</translation>
    </message>
    <message>
        <source>{right}/{rows} right</source>
        <translation>맞힘 {right}/{rows}</translation>
    </message>
    <message>
        <source>Rows answered right: ŷ lies on the same side of ½ as Y. Only an ŷ above ½ is taken for the answer 1; ½ itself is undecided, and counts as 0.</source>
        <translation>맞힌 행의 수: ŷ이 ½을 기준으로 Y와 같은 쪽에 있으면 정답이에요. ŷ이 ½보다 커야 1이라고 답한 것으로 봐요. 딱 ½이면 미정이고, 0으로 쳐요.</translation>
    </message>
    <message>
        <source>Mean loss {loss}</source>
        <translation>평균 손실 {loss}</translation>
    </message>
    <message>
        <source>Mean loss: how wrong the answers are, the mean over the rows that are on. The loss of the selected row alone stands in the drawing.</source>
        <translation>평균 손실: 출력이 얼마나 틀렸는지, 켜진 행들의 평균이에요. 고른 행 하나의 손실은 뉴런 그림에 있어요.</translation>
    </message>
    <message>
        <source>Epoch: how many times the neuron went through all rows</source>
        <translation>에포크: 뉴런이 모든 행을 몇 번 보았는지예요</translation>
    </message>
    <message>
        <source>Test {loss}</source>
        <translation>시험 {loss}</translation>
    </message>
    <message>
        <source>Test loss: how wrong the answers are on the points that were held out</source>
        <translation>시험 손실: 시험용으로 남겨 둔 점에서 답이 얼마나 틀렸는지</translation>
    </message>
    <message>
        <source>A number is never quite right. Hold points out (Data, test share) to see the loss on them here.</source>
        <translation>수로 답할 때는 딱 맞았다고 할 수 없어요. 데이터의 시험용 비율로 점을 남겨 두면 그 점들의 손실이 여기에 나와요.</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>최대 속도</translation>
    </message>
    <message>
        <source>{n} epochs a frame</source>
        <translation>한 장면에 {n} 에포크</translation>
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
        <extracomment>The columns by number. X3 stands behind X2 on the screen, and only where there is a third input. What Qt leaves free on both sides of a cell&apos;s text, in pixels. With a third input, closer together: the answer needs the room to be read whole. Each row&apos;s answer: whether it counts as right, and whether it shows a side of ½ at all.</extracomment>
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
        <source>x3: the third input</source>
        <translation>x3: 셋째 입력</translation>
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
        <source>Right if ŷ lies on the same side of ½ as Y; in brackets where ŷ is ½ to all digits shown, that is undecided</source>
        <translation>ŷ이 ½을 기준으로 Y와 같은 쪽에 있으면 정답이에요. 보이는 자리까지 모두 ½이면 미정이라서 괄호 안에 넣어요</translation>
    </message>
    <message>
        <source>Truth table</source>
        <translation>진리표</translation>
    </message>
    <message>
        <source>Truth table: the problem to be learned. Each row is a sample with its inputs x1, x2 … and the right answer Y. Click Y to change it, clear a box to leave the row out, and click a row to see it in the drawing. With the keyboard: arrows move, Space changes.</source>
        <translation>진리표: 배울 문제예요. 각 행은 입력 x1, x2 …와 정답 Y로 된 샘플이에요. Y를 클릭하면 바뀌고, 체크를 지우면 그 행이 빠지고, 행을 클릭하면 그림에 나타나요. 키보드로는 화살표로 움직이고 Space로 바꿔요.</translation>
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
        <source>undecided: ŷ is ½ to all digits shown. It counts as right by a hair: an ŷ above ½ is taken for the answer 1, any other for 0.</source>
        <translation>미정: ŷ이 보이는 자리까지 모두 ½이에요. 아슬아슬하게 맞은 것으로 쳐요. ŷ이 ½보다 크면 1, 그렇지 않으면 0이라고 답한 것으로 보기 때문이에요.</translation>
    </message>
    <message>
        <source>undecided: ŷ is ½ to all digits shown. It counts as wrong by a hair: an ŷ above ½ is taken for the answer 1, any other for 0.</source>
        <translation>미정: ŷ이 보이는 자리까지 모두 ½이에요. 아슬아슬하게 틀린 것으로 쳐요. ŷ이 ½보다 크면 1, 그렇지 않으면 0이라고 답한 것으로 보기 때문이에요.</translation>
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
    <name>Undrawn</name>
    <message>
        <source>This could not be drawn. Nothing is lost: change the range, the data or the parameters, and it is tried again.</source>
        <extracomment>What Qt gets instead of what a method failed to answer, from the object and what it was asked. What Qt may call, besides events, and what it gets instead of an exception. Where the classes come from that are written in C++ alone. Whether something went wrong in each of the paintings under way, the innermost last. What has been logged: the method, what went wrong in it, and in which line.</extracomment>
        <translation>이 부분은 그릴 수 없었어요. 잃어버린 것은 없어요. 범위나 데이터, 파라미터를 바꾸면 다시 그려요.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>Cross-entropy (BCE) is measured in nats, the unit that comes with the natural logarithm ln: an answer of ½ costs ln 2 = 0.6931 nats. A distance and its square have no unit.</source>
        <translation>교차 엔트로피(BCE)의 단위는 nat예요. 자연로그 ln으로 잴 때 쓰는 단위로, 출력이 ½이면 ln 2 = 0.6931 nat예요. 거리와 거리의 제곱에는 단위가 없어요.</translation>
    </message>
</context>
<context>
    <name>WeightsView</name>
    <message>
        <source>Weights and bias by epoch</source>
        <translation>에포크별 가중치와 편향</translation>
    </message>
    <message>
        <source>The weights w1 and w2 and the bias b after each epoch: these are what learning changes. Above stand their values at the pointer, or now. While you look back, what comes later is a faint line.</source>
        <translation>에포크마다의 가중치 w1, w2와 편향 b예요. 학습이 바꾸는 것이 바로 이 값들이에요. 위에는 가리킨 곳의 값이나 지금 값이 있어요. 앞선 에포크를 돌아보는 동안 그 뒤는 옅은 선으로 남아요.</translation>
    </message>
    <message>
        <source>Point at a line to read values and click to copy them; turn the wheel to zoom, drag to move, double-click to follow the run again. Keys: , and . move along, ↑ and ↓ choose a line, Enter copies, + and − zoom, Esc follows.</source>
        <translation>선을 가리키면 값을 읽고 클릭하면 복사돼요. 휠로 확대하고, 끌어서 옮기고, 두 번 클릭하면 다시 학습을 따라가요. 키보드: , 와 . 로 움직이고, ↑ ↓ 로 선을 고르고, Enter로 복사하고, + 와 − 로 확대하고, Esc로 다시 따라가요.</translation>
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
        <source>Which layer&apos;s parameters</source>
        <extracomment>More lines than this are told apart by hue and by pointing, not by a name at each end. Names such as w1 and b. More than this, and the values above the lines are left out until one line is pointed at.</extracomment>
        <translation>어느 층의 파라미터</translation>
    </message>
    <message>
        <source>Show the parameters of one layer, or of all</source>
        <translation>한 층의 파라미터, 또는 모든 파라미터 보기</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Weights of the pinned runs</source>
        <translation>고정한 학습의 가중치</translation>
    </message>
    <message>
        <source>Draw the weights of the pinned runs as well, each run in its colour and dash. The weight that is pointed at, or chosen by ↑ and ↓, is read out of all of them.</source>
        <translation>고정한 학습의 가중치도 저마다의 색과 선 모양으로 함께 그려요. 가리키거나 ↑, ↓로 고른 가중치의 값을 모든 학습에서 읽어 줘요.</translation>
    </message>
    <message>
        <source>Weights by epoch</source>
        <translation>에포크별 가중치</translation>
    </message>
    <message>
        <source>The weights after each epoch: these are what learning changes; there are no biases. A weight&apos;s colour tells which of its unit&apos;s inputs it belongs to. While you look back, what comes later is a faint line. Of a large network the weights of one layer are shown, at first that of the selected unit.</source>
        <translation>에포크마다의 가중치예요. 학습이 바꾸는 것이 바로 이 값들이고, 편향은 없어요. 가중치의 색은 뉴런의 몇 번째 입력에 붙은 것인지를 나타내요. 앞선 에포크를 돌아보는 동안 그 뒤는 옅은 선으로 남아요. 큰 신경망에서는 한 층의 가중치만 보여 줘요. 처음에는 고른 뉴런의 층이에요.</translation>
    </message>
    <message>
        <source>The weights and biases after each epoch: these are what learning changes. A weight&apos;s colour tells which of its unit&apos;s inputs it belongs to; biases are brown. Of a large network the parameters of one layer are shown, at first that of the selected unit.</source>
        <translation>에포크마다의 가중치와 편향이에요. 학습이 바꾸는 것이 바로 이 값들이에요. 가중치의 색은 뉴런의 몇 번째 입력에 붙은 것인지를 나타내고, 편향은 갈색이에요. 큰 신경망에서는 한 층의 파라미터만 보여 줘요. 처음에는 고른 뉴런의 층이에요.</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>{n} parameters from {low} to {high}</source>
        <translation>파라미터 {n}개, {low}에서 {high}까지</translation>
    </message>
    <message>
        <source>At the start: {values}.</source>
        <translation>시작할 때: {values}.</translation>
    </message>
    <message>
        <source>After epoch {n}: {values}.</source>
        <translation>에포크 {n} 다음: {values}.</translation>
    </message>
    <message>
        <source>The run goes on to epoch {n}.</source>
        <translation>이 학습은 에포크 {n}까지 이어져요.</translation>
    </message>
</context>
<context>
    <name>Worked</name>
    <message>
        <source>Forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>{weight} times its input {input}: what {input} adds to z.</source>
        <translation>{weight}에 입력 {input} 값을 곱한 것: {input} 값이 z에 보태는 몫이에요.</translation>
    </message>
    <message>
        <source>The bias has the input 1: what it adds to z is b itself.</source>
        <translation>편향의 입력은 1이라서, z에 보태는 몫은 b 그대로예요.</translation>
    </message>
    <message>
        <source>{unit} ({words}): its weighted sum z, and the output that it makes of it.</source>
        <extracomment>A sum of more products than this is written with Σ.</extracomment>
        <translation>{unit} ({words}): 가중합 z와, 그것으로 만든 출력이에요.</translation>
    </message>
    <message>
        <source>The answer is z as it is, so that it can be any number.</source>
        <translation>출력은 z 그대로예요. 그래서 어떤 수든 될 수 있어요.</translation>
    </message>
    <message>
        <source>The three products together. Above 0 leans to 1, below to 0.</source>
        <translation>세 곱을 모두 더한 값. 0보다 크면 1 쪽으로, 작으면 0 쪽으로 기울어요.</translation>
    </message>
    <message>
        <source>All products together. Above 0 leans to 1, below to 0.</source>
        <translation>곱을 모두 더한 값. 0보다 크면 1 쪽으로, 작으면 0 쪽으로 기울어요.</translation>
    </message>
    <message>
        <source>All products together: the weighted sum of {unit}.</source>
        <translation>곱을 모두 더한 값: {unit}의 가중합이에요.</translation>
    </message>
    <message>
        <source>The sigmoid squeezes z into an answer between 0 and 1.</source>
        <translation>시그모이드가 z를 0과 1 사이의 출력으로 눌러 담아요.</translation>
    </message>
    <message>
        <source>With Y = {target} only one of the two terms is left. 0 would be a perfect answer.</source>
        <translation>Y = {target}이면 두 항 가운데 하나만 남아요. 0이면 완벽한 출력이에요.</translation>
    </message>
    <message>
        <source>The distance to the right answer {target}, squared. 0 would be perfect.</source>
        <translation>정답 {target}까지의 거리를 제곱한 값. 0이면 완벽해요.</translation>
    </message>
    <message>
        <source>The plain distance to the right answer {target}. 0 would be perfect.</source>
        <translation>정답 {target}까지의 거리 그대로. 0이면 완벽해요.</translation>
    </message>
    <message>
        <source>The penalty: what the size of all weights costs. Biases cost nothing.</source>
        <translation>규제: 모든 가중치의 크기에 매기는 값이에요. 편향에는 매기지 않아요.</translation>
    </message>
    <message>
        <source>The penalty: what the size of all weights costs.</source>
        <translation>규제: 모든 가중치의 크기에 매기는 값이에요.</translation>
    </message>
    <message>
        <source>What the update makes smaller: the loss and the penalty together.</source>
        <extracomment>What the penalty adds to the loss.</extracomment>
        <translation>갱신이 줄이려는 값: 손실과 규제를 더한 것이에요.</translation>
    </message>
    <message>
        <source>{unit} ({words}): how the loss changes with the unit&apos;s weighted sum.</source>
        <extracomment>A factor: its LaTeX and its number.</extracomment>
        <translation>{unit} ({words}): 이 뉴런의 가중합에 따라 손실이 얼마나 달라지는지예요.</translation>
    </message>
    <message>
        <source>{unit} reaches the loss through {next}: its weight there times the slope there.</source>
        <translation>{unit}의 출력은 다음 뉴런 {next} 쪽을 거쳐 손실에 닿아요. 그곳의 가중치와 그곳의 기울기를 곱해요.</translation>
    </message>
    <message>
        <source>{unit} reaches the loss through {count} units: along each, its weight there times the slope there; the paths add up.</source>
        <translation>{unit}의 출력은 뉴런 {count}개를 거쳐 손실에 닿아요. 길마다 그곳의 가중치와 그곳의 기울기를 곱하고, 모든 길을 더해요.</translation>
    </message>
    <message>
        <source>Raising z by a little raises ŷ {slope} times as much: the sigmoid&apos;s slope.</source>
        <translation>z를 조금 키우면 ŷ은 키운 만큼의 {slope}배만큼 커져요. 시그모이드의 기울기예요.</translation>
    </message>
    <message>
        <source>{unit} ({words}): its output before and after the update.</source>
        <translation>{unit} ({words}): 갱신 앞과 뒤의 출력이에요.</translation>
    </message>
    <message>
        <source>The answer to this row before and after the update; Y = {target}.</source>
        <translation>이 행에 대한 출력, 갱신 앞과 뒤. Y = {target}.</translation>
    </message>
    <message>
        <source>The loss of this row before and after the update.</source>
        <translation>이 행의 손실, 갱신 앞과 뒤.</translation>
    </message>
    <message>
        <source>The answer to this sample before and after the update; Y = {target}.</source>
        <translation>이 샘플에 대한 출력, 갱신 앞과 뒤. Y = {target}.</translation>
    </message>
    <message>
        <source>The loss of this sample before and after the update.</source>
        <translation>이 샘플의 손실, 갱신 앞과 뒤.</translation>
    </message>
    <message>
        <source>Changing {name} a little would not change the loss.</source>
        <extracomment>What the result is: a parameter&apos;s name, &quot;z&quot;, &quot;output&quot;, &quot;loss&quot;, or one of the slopes. The formula in symbols, as LaTeX. The same with the numbers put in, in fixed digits; empty where it is the result alone. What the result is called in plain text; the quantity itself if empty. What it lights in the window; the quantity itself if empty. The parameter that it belongs to, and whether it opens the others that do. Of a unit&apos;s heading, the unit&apos;s name, and what the heading says of it in short. Whether small results are written with all their leading digits.</extracomment>
        <translation>{name} 값을 조금 바꿔도 손실은 그대로예요.</translation>
    </message>
    <message>
        <source>Raising {name} by a little would raise the loss {slope} times as much.</source>
        <translation>{name} 값을 조금 키우면 손실은 키운 만큼의 {slope}배만큼 커져요.</translation>
    </message>
    <message>
        <source>Raising {name} by a little would lower the loss {slope} times as much.</source>
        <translation>{name} 값을 조금 키우면 손실은 키운 만큼의 {slope}배만큼 작아져요.</translation>
    </message>
    <message>
        <source>The penalty pulls {name} towards 0, the harder the further away it is.</source>
        <extracomment>The means of squares, and what becomes of them.</extracomment>
        <translation>규제는 {name} 값을 0 쪽으로 당겨요. 0에서 멀수록 더 세게 당겨요.</translation>
    </message>
    <message>
        <source>The penalty pulls {name} towards 0, equally hard however far away it is.</source>
        <translation>규제는 {name} 값을 0 쪽으로 당겨요. 얼마나 멀든 같은 세기예요.</translation>
    </message>
    <message>
        <source>What the update follows: the mean slope of the loss, and the penalty&apos;s pull.</source>
        <translation>갱신이 따르는 것: 손실의 평균 기울기와 규제가 당기는 몫이에요.</translation>
    </message>
    <message>
        <source>At 0 the penalty holds {name}: the slope of the loss is no steeper than {rate}, and nothing is left of it.</source>
        <translation>{name}: 0에서는 규제가 값을 붙잡아요. 손실의 기울기가 {rate}보다 가파르지 않아서 남는 기울기가 없어요.</translation>
    </message>
    <message>
        <source>At 0 the penalty holds {name} with {rate} at most: the slope of the loss is steeper, and the rest of it is left.</source>
        <translation>{name}: 0에서는 규제가 값을 {rate}까지만 붙잡아요. 손실의 기울기가 더 가팔라서 그만큼을 뺀 나머지가 남아요.</translation>
    </message>
    <message>
        <source>The velocity v: {share} of the last one is kept and the gradient g added, so that steps in the same direction grow.</source>
        <translation>속도 v: 지난 속도의 {share}배를 남기고 기울기 g를 더해요. 같은 쪽으로 이어지는 걸음은 점점 커져요.</translation>
    </message>
    <message>
        <source>The mean gradient m: {share} of the last one is kept, the rest is the new g.</source>
        <translation>기울기의 평균 m: 지난 값의 {share}배를 남기고, 나머지는 새 g로 채워요.</translation>
    </message>
    <message>
        <source>The mean began at 0: at update {n}, dividing by 1 − {beta}^{n} makes up for it.</source>
        <translation>평균이 0에서 시작했으니, {n}번째 갱신에서는 1 − {beta}^{n}으로 나누어 바로잡아요.</translation>
    </message>
    <message>
        <source>The mean of g², of which {share} is kept: its root is the usual size of the gradient g.</source>
        <translation>g²의 평균으로, 지난 값의 {share}배를 남겨요. 제곱근이 기울기 g의 평소 크기예요.</translation>
    </message>
    <message>
        <source>The penalty alone would carry {name} across 0, so it stops at 0 exactly.</source>
        <translation>{name}: 규제만으로 0을 넘어가게 되므로 정확히 0에서 멈춰요.</translation>
    </message>
    <message>
        <source>{name} stays: the slope is 0.</source>
        <translation>{name}: 그대로예요. 기울기가 0이니까요.</translation>
    </message>
    <message>
        <source>{name} stays: lr times the slope is too small to move it.</source>
        <translation>{name}: 그대로예요. 학습률 × 기울기가 너무 작아 움직이지 않아요.</translation>
    </message>
    <message>
        <source>{name} stays: the step is 0, or too small to move it.</source>
        <translation>{name}: 그대로예요. 움직일 양이 0이거나 너무 작아요.</translation>
    </message>
    <message>
        <source>{name} goes up by {distance}, against the slope.</source>
        <translation>{name}: 기울기를 거슬러 {distance}만큼 커져요.</translation>
    </message>
    <message>
        <source>{name} goes down by {distance}, against the slope.</source>
        <translation>{name}: 기울기를 거슬러 {distance}만큼 작아져요.</translation>
    </message>
    <message>
        <source>{name} goes up by {distance}, against the velocity.</source>
        <translation>{name}: 속도를 거슬러 {distance}만큼 커져요.</translation>
    </message>
    <message>
        <source>{name} goes down by {distance}, against the velocity.</source>
        <translation>{name}: 속도를 거슬러 {distance}만큼 작아져요.</translation>
    </message>
    <message>
        <source>{name} goes up by {distance}: a slope divided by its usual size makes steps of about lr.</source>
        <translation>{name}: {distance}만큼 커져요. 기울기를 평소 크기로 나누면 걸음이 학습률쯤 돼요.</translation>
    </message>
    <message>
        <source>{name} goes down by {distance}: a slope divided by its usual size makes steps of about lr.</source>
        <translation>{name}: {distance}만큼 작아져요. 기울기를 평소 크기로 나누면 걸음이 학습률쯤 돼요.</translation>
    </message>
    <message>
        <source>The bar: the mean over the samples of this update.</source>
        <translation>위에 그은 줄은 이 갱신에 쓴 샘플들의 평균이라는 뜻이에요.</translation>
    </message>
    <message>
        <source>Since {name} stops at 0, what carried it there ends: {symbol} begins anew from 0.</source>
        <translation>{name}: 0에서 멈추므로 여기까지 밀고 온 것도 끝나요. {symbol} 값은 0부터 다시 시작해요.</translation>
    </message>
    <message>
        <source>tanh squeezes z into a number between −1 and 1.</source>
        <translation>tanh가 z를 −1과 1 사이의 수로 눌러 담아요.</translation>
    </message>
    <message>
        <source>The sigmoid squeezes z into a number between 0 and 1.</source>
        <translation>시그모이드가 z를 0과 1 사이의 수로 눌러 담아요.</translation>
    </message>
    <message>
        <source>ReLU lets z through above 0 and makes everything else 0.</source>
        <translation>ReLU는 z가 0보다 크면 그대로 통과시키고, 나머지는 모두 0으로 만들어요.</translation>
    </message>
    <message>
        <source>Leaky ReLU lets z through above 0 and shrinks it to {leak} of itself below.</source>
        <translation>리키 ReLU는 z가 0보다 크면 그대로 통과시키고, 작으면 {leak}배로 줄여요.</translation>
    </message>
    <message>
        <source>Softplus is a ReLU with a rounded corner: it is always above 0.</source>
        <translation>Softplus는 모서리를 둥글린 ReLU예요. 언제나 0보다 커요.</translation>
    </message>
    <message>
        <source>The identity leaves z as it is.</source>
        <translation>항등 함수는 z를 그대로 둬요.</translation>
    </message>
    <message>
        <source>The step says 1 where z is above 0, and 0 elsewhere.</source>
        <translation>계단 함수는 z가 0보다 크면 1, 아니면 0이라고 답해요.</translation>
    </message>
    <message>
        <source>{z} is not above 0, where ReLU is flat: nothing gets through.</source>
        <translation>{z} 값이 0보다 크지 않아서 ReLU가 평평해요. 기울기가 통과하지 못해요.</translation>
    </message>
    <message>
        <source>{z} is not above 0, where leaky ReLU rises only by {slope}.</source>
        <translation>{z} 값이 0보다 크지 않아서 리키 ReLU의 기울기가 {slope}밖에 안 돼요.</translation>
    </message>
    <message>
        <source>{z} is above 0, where {output} rises as fast as {z} itself.</source>
        <translation>{z} 값이 0보다 커서 {output} 값은 {z} 값과 똑같이 커져요.</translation>
    </message>
    <message>
        <source>{output} rises as fast as {z}: nothing bends it.</source>
        <translation>{output} 값은 {z} 값과 똑같이 커져요. 구부리는 것이 없어요.</translation>
    </message>
    <message>
        <source>A step is flat on either side, so that no slope gets through to what lies before it.</source>
        <translation>계단 함수는 양쪽 모두 평평해서, 그 앞에 있는 것까지 기울기가 전해지지 않아요.</translation>
    </message>
    <message>
        <source>Raising {z} by a little raises {output} {slope} times as much.</source>
        <translation>{z} 값을 조금 키우면 {output} 값은 키운 만큼의 {slope}배만큼 커져요.</translation>
    </message>
    <message>
        <source>{name} has one path to the loss, and the slopes along it multiply: {count} factors.</source>
        <translation>{name}에서 손실까지는 길이 하나예요. 길을 따라 기울기를 곱해요. 인수는 {count}개예요.</translation>
    </message>
    <message>
        <source>{name} has one path to the loss, and the slopes along it multiply: {count} factors. The small sign above a w says which unit&apos;s weight it is.</source>
        <translation>{name}에서 손실까지는 길이 하나예요. 길을 따라 기울기를 곱해요. 인수는 {count}개예요. w 위의 작은 글자는 어느 뉴런의 가중치인지 알려 줘요.</translation>
    </message>
    <message>
        <source>{name} has many paths to the loss; they are not followed one by one, since ∂L/∂z of each next unit already adds up all that lie behind it.</source>
        <translation>{name}에서 손실까지는 길이 여럿이에요. 다음 뉴런들의 ∂L/∂z에 그 뒤의 길이 이미 모두 더해져 있어서, 하나씩 따라가지 않아도 돼요.</translation>
    </message>
    <message>
        <source>the output unit</source>
        <extracomment>The parameter&apos;s name in the model, and where it stands in θ. Both as LaTeX, as they are written within the unit. The input&apos;s name in plain text.</extracomment>
        <translation>출력 뉴런</translation>
    </message>
    <message>
        <source>layer {layer}, unit {unit}</source>
        <translation>{layer}층 {unit}번 뉴런</translation>
    </message>
    <message>
        <source>Back in the data&apos;s own units: the answer as it is read.</source>
        <translation>자료의 원래 단위로 되돌린, 우리가 읽는 출력이에요.</translation>
    </message>
    <message>
        <source>{name} in the data&apos;s own units after the update: what it would be if nothing had been scaled.</source>
        <translation>갱신한 뒤의 {name}, 원래 단위로: 스케일을 바꾸지 않았다면 이 값이에요.</translation>
    </message>
    <message>
        <source>{name} minus the middle of its range, divided by half the range: from −1 to 1.</source>
        <translation>{name}에서 범위의 가운데 값을 빼고 범위의 절반으로 나눠요. −1에서 1까지가 돼요.</translation>
    </message>
    <message>
        <source>{name} minus its mean, divided by its standard deviation: how far from the usual it is.</source>
        <translation>{name}에서 평균을 빼고 표준편차로 나눠요. 보통 값에서 얼마나 떨어져 있는지를 나타내요.</translation>
    </message>
    <message>
        <source>Without ∂L/∂ŷ = {slope}: {name} would become this instead.</source>
        <translation>∂L/∂ŷ = {slope} 없이 계산하면 {name}의 값은 이렇게 돼요.</translation>
    </message>
    <message>
        <source>The answer after the update that forgets ∂L/∂ŷ. With all three factors it is {output}.</source>
        <translation>∂L/∂ŷ을 빠뜨린 갱신 뒤의 출력이에요. 세 인수를 모두 곱하면 {output}입니다.</translation>
    </message>
</context>
</TS>
